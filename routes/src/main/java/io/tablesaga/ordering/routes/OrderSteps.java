package io.tablesaga.ordering.routes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps in their order. A double, a gap, a cycle or a second pivot is a start-up error. */
public final class OrderSteps {

    private final List<OrderStep> placing;
    private final List<OrderStep> settling;

    /** @throws IllegalArgumentException with a sentence when the steps make no saga */
    public OrderSteps(Collection<OrderStep> steps) {
        List<OrderStep> ordered = inOrder(steps);
        List<OrderStep> pivots = ordered.stream().filter(OrderStep::pivot).toList();
        if (pivots.size() != 1) {
            throw new IllegalArgumentException("the order saga needs one step with a decider, found " + pivots);
        }
        int pivot = ordered.indexOf(pivots.get(0));
        placing = List.copyOf(ordered.subList(0, pivot + 1));
        settling = List.copyOf(ordered.subList(pivot + 1, ordered.size()));
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

    private static List<OrderStep> inOrder(Collection<OrderStep> steps) {
        Map<String, OrderStep> byPredecessor = new HashMap<>();
        for (OrderStep step : steps) {
            OrderStep other = byPredecessor.put(step.after() == null ? "" : step.after(), step);
            if (other != null) {
                throw new IllegalArgumentException("steps «" + other.id() + "» and «" + step.id()
                        + "» both come after «" + (step.after() == null ? "the start" : step.after()) + "»");
            }
        }
        if (steps.stream().map(OrderStep::id).distinct().count() != steps.size()) {
            throw new IllegalArgumentException("two steps have the same id: " + steps);
        }
        List<OrderStep> ordered = new ArrayList<>();
        for (OrderStep next = byPredecessor.get("");
                next != null && ordered.size() < steps.size();
                next = byPredecessor.get(next.id())) {
            ordered.add(next);
        }
        if (ordered.size() != steps.size()) {
            List<String> lost = steps.stream()
                    .filter(step -> !ordered.contains(step))
                    .map(OrderStep::id)
                    .toList();
            throw new IllegalArgumentException(
                    "steps " + lost + " are in a cycle or come after a step that is not there");
        }
        return ordered;
    }
}
