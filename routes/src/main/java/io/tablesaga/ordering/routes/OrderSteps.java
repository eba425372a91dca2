package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.FurtherStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The steps in their order: the house's own come after each other, and {@link FurtherStep}s stand by their ids, right before
 * the pivot or at the end. A double, a gap, a cycle or a second pivot is a start-up error.
 */
public final class OrderSteps {

    /** No id: ids are kebab-case. */
    private static final String START = "the start";

    private final List<OrderStep> placing;
    private final List<OrderStep> settling;
    private final List<FurtherStep> further;

    /** @throws IllegalArgumentException with a sentence when the steps make no saga */
    public OrderSteps(Collection<OrderStep> steps, Collection<FurtherStep> furtherSteps) {
        ids(Stream.concat(
                steps.stream().map(OrderStep::id), furtherSteps.stream().map(FurtherStep::id)));
        List<OrderStep> ordered = inOrder(steps);
        List<OrderStep> pivots = ordered.stream().filter(OrderStep::pivot).toList();
        if (pivots.size() != 1) {
            throw new IllegalArgumentException(
                    "the order saga needs one step with a decider, found " + names(pivots.stream()));
        }
        int pivot = ordered.indexOf(pivots.get(0));
        further = furtherSteps.stream()
                .sorted(Comparator.comparing(FurtherStep::id))
                .toList();
        List<OrderStep> undoable = new ArrayList<>(ordered.subList(0, pivot));
        List<OrderStep> sure = new ArrayList<>(ordered.subList(pivot + 1, ordered.size()));
        further.forEach(step -> (step.undo().isPresent() ? undoable : sure).add(FurtherStepRoutes.step(step)));
        undoable.add(pivots.get(0));
        placing = List.copyOf(undoable);
        settling = List.copyOf(sure);
        placing.stream().filter(step -> step.undo() == null).findFirst().ifPresent(step -> {
            throw new IllegalArgumentException("step «" + step.id() + "» comes before the payment and has no undo");
        });
    }

    /** Up to and with the pivot: each can be undone. */
    public List<OrderStep> placing() {
        return placing;
    }

    /** After the pivot: each is done, whatever it takes. */
    public List<OrderStep> settling() {
        return settling;
    }

    /** Those that others have added, by their ids. */
    public List<FurtherStep> further() {
        return further;
    }

    private static List<OrderStep> inOrder(Collection<OrderStep> steps) {
        Map<String, OrderStep> byPredecessor =
                byPredecessor(steps, ids(steps.stream().map(OrderStep::id)));
        List<OrderStep> ordered = new ArrayList<>();
        for (OrderStep next = byPredecessor.get(START); next != null; next = byPredecessor.get(next.id())) {
            ordered.add(next);
        }
        // Each has one before it and at most one after it, so whatever the start does not lead to goes round.
        if (ordered.size() != steps.size()) {
            throw new IllegalArgumentException("steps "
                    + names(steps.stream().filter(step -> !ordered.contains(step)))
                    + " come after each other in a circle");
        }
        return ordered;
    }

    private static Set<String> ids(Stream<String> steps) {
        Set<String> ids = new HashSet<>();
        steps.forEach(id -> {
            if (!ids.add(id)) {
                throw new IllegalArgumentException("two steps have the id «" + id + "»");
            }
        });
        return ids;
    }

    private static Map<String, OrderStep> byPredecessor(Collection<OrderStep> steps, Set<String> ids) {
        Map<String, OrderStep> byPredecessor = new HashMap<>();
        for (OrderStep step : steps) {
            if (step.after() != null && !ids.contains(step.after())) {
                throw new IllegalArgumentException(
                        "step «" + step.id() + "» comes after «" + step.after() + "», and there is no such step");
            }
            String predecessor = step.after() == null ? START : step.after();
            OrderStep other = byPredecessor.put(predecessor, step);
            if (other != null) {
                throw new IllegalArgumentException(
                        "steps «" + other.id() + "» and «" + step.id() + "» both come after «" + predecessor + "»");
            }
        }
        return byPredecessor;
    }

    private static List<String> names(Stream<OrderStep> steps) {
        return steps.map(OrderStep::id).toList();
    }
}
