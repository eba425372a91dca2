package io.tablesaga.ordering.routes;

/**
 * One step of the order saga. The saga's routes are built from all beans of this type; what others add is a
 * {@link io.tablesaga.ordering.FurtherStep}, and becomes one of these.
 *
 * @param id unique, kebab-case
 * @param after the id of the step before; null for the first
 * @param route the {@code direct:} name of the route that takes the step
 * @param undo the {@code direct:} name of the route that takes it back; null after the pivot
 * @param decider the {@code direct:} name of the route that finds out whether the step happened; only the pivot has one
 */
public record OrderStep(String id, String after, String route, String undo, String decider) {

    public boolean pivot() {
        return decider != null;
    }
}
