package io.tablesaga.ordering.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablesaga.ordering.FurtherStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderStepsTest {

    private static final OrderStep HOLD = step("hold", null);
    private static final OrderStep PAY = new OrderStep("pay", "hold", "order-pay", "order-unpay", "order-decide");
    private static final OrderStep SELL = new OrderStep("sell", "pay", "order-sell", null, null);

    @Test
    void steps_come_in_their_own_order_however_the_beans_come() {
        List<OrderStep> beans = new ArrayList<>(List.of(HOLD, PAY, SELL));
        Random shuffle = new Random(1);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(beans, shuffle);
            OrderSteps steps = new OrderSteps(beans, List.of());
            assertThat(steps.placing()).containsExactly(HOLD, PAY);
            assertThat(steps.settling()).containsExactly(SELL);
        }
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        "a cycle",
                        List.of(HOLD, PAY, SELL, step("one", "two"), step("two", "one")),
                        "steps [one, two] come after each other in a circle"),
                Arguments.of(
                        "nothing but a cycle",
                        List.of(step("one", "two"), step("two", "one")),
                        "steps [one, two] come after each other in a circle"),
                Arguments.of(
                        "after itself",
                        List.of(HOLD, PAY, SELL, step("one", "one")),
                        "steps [one] come after each other in a circle"),
                Arguments.of(
                        "an unknown neighbour",
                        List.of(HOLD, PAY, SELL, step("lost", "nobody")),
                        "step «lost» comes after «nobody», and there is no such step"),
                Arguments.of(
                        "two after the same",
                        List.of(HOLD, PAY, SELL, step("late", "pay")),
                        "steps «sell» and «late» both come after «pay»"),
                Arguments.of(
                        "two first ones",
                        List.of(HOLD, step("early", null), PAY, SELL),
                        "steps «hold» and «early» both come after «the start»"),
                Arguments.of("the same bean twice", List.of(HOLD, HOLD, PAY), "two steps have the id «hold»"),
                Arguments.of(
                        "two of one name",
                        List.of(HOLD, PAY, SELL, step("hold", "sell")),
                        "two steps have the id «hold»"),
                Arguments.of("no pivot", List.of(HOLD), "the order saga needs one step with a decider, found []"),
                Arguments.of("no step at all", List.of(), "the order saga needs one step with a decider, found []"),
                Arguments.of(
                        "two pivots",
                        List.of(HOLD, PAY, new OrderStep("again", "pay", "order-again", "order-undo", "order-decide")),
                        "the order saga needs one step with a decider, found [pay, again]"),
                Arguments.of(
                        "no way back before the pivot",
                        List.of(new OrderStep("hold", null, "order-hold", null, null), PAY),
                        "step «hold» comes before the payment and has no undo"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void steps_that_make_no_saga_are_refused_with_a_sentence(String what, List<OrderStep> steps, String sentence) {
        assertThatThrownBy(() -> new OrderSteps(steps, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void what_others_add_stands_by_its_id_right_before_the_payment_or_at_the_end() {
        OrderSteps steps = new OrderSteps(
                List.of(PAY, SELL, HOLD),
                List.of(paidStep("thank"), placedStep("points"), paidStep("invoice"), placedStep("coupon")));
        assertThat(steps.placing()).extracting(OrderStep::id).containsExactly("hold", "coupon", "points", "pay");
        assertThat(steps.settling()).extracting(OrderStep::id).containsExactly("sell", "invoice", "thank");
        assertThat(steps.placing().get(2)).isEqualTo(new OrderStep("points", null, "step-points", "undo-points", null));
    }

    @Test
    void two_of_one_name_are_refused_whoever_they_come_from() {
        List<OrderStep> house = List.of(HOLD, PAY, SELL);
        assertThatThrownBy(() -> new OrderSteps(house, List.of(placedStep("points"), paidStep("points"))))
                .hasMessage("two steps have the id «points»");
        assertThatThrownBy(() -> new OrderSteps(house, List.of(placedStep("hold"))))
                .hasMessage("two steps have the id «hold»");
        assertThatThrownBy(() -> placedStep("Points!"))
                .hasMessage("the step's id «Points!» is not kebab-case, as book-points is");
    }

    private static FurtherStep placedStep(String id) {
        return FurtherStep.beforePayment(id, "Before the payment", doing -> {}, undoing -> {});
    }

    private static FurtherStep paidStep(String id) {
        return FurtherStep.withPayment(id, "With the payment", doing -> {});
    }

    private static OrderStep step(String id, String after) {
        return new OrderStep(id, after, "order-" + id, "order-un" + id, null);
    }
}
