package io.tablesaga.evening;

import static io.tablesaga.evening.WellEnded.ORDER;
import static io.tablesaga.evening.WellEnded.json;
import static io.tablesaga.evening.WellEnded.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.evening.OrderPlan.Pay;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An evening that did not end well is not taken for one that did. */
class EndingTest {

    enum Planted {
        A_LOST_TICKET("never had a ticket of", ended -> {
            ended.board.clear();
            ended.display.clear();
        }),
        A_DOUBLED_TICKET("two tickets of", ended -> ended.board.add(ended.board.get(0))),
        A_TICKET_OF_NOBODY("that nobody ordered", ended -> {
            Ticket other = ticket("another", "SERVED", "SERVED", false);
            ended.board.add(other);
            ended.display.put("another", other);
        }),
        A_TICKET_OF_AN_ORDER_THAT_NOBODY_PAID_FOR("which nobody paid for", ended -> ended.story.notPaid("EXPIRED")),
        A_LINE_LEFT_UNDONE("was left undone", ended -> line(ended, 0).put("kitchen", "READY")),
        A_LINE_THE_KITCHEN_IS_NOT_DONE_WITH("is not done with", ended -> shows(ended, "READY", "WITHDRAWN", false)),
        A_LINE_THAT_IS_HELD_FOR_EVER("is not done with", ended -> shows(ended, "HELD", "WITHDRAWN", false)),
        A_VOID_NOBODY_HAS_SEEN("is not done with", ended -> shows(ended, "SERVED", "WITHDRAWN", true)),
        A_GUEST_WHO_SEES_SOMETHING_ELSE(
                "its guest sees", ended -> line(ended, 1).put("kitchen", "SERVED")),
        A_LINE_MADE_THAT_WAS_TAKEN_BACK("its guest sees", ended -> shows(ended, "SERVED", "SERVED", false)),
        A_DISPLAY_THAT_MISSED_A_TICKET("never showed", ended -> ended.display.clear()),
        A_DISPLAY_THAT_STOPPED(
                "shows Ticket", ended -> ended.display.put(ORDER, ticket(ORDER, "WAITING", "WITHDRAWN", false))),
        A_DISPLAY_THAT_INVENTS(
                "which is not there",
                ended -> ended.display.put("another", ticket("another", "SERVED", "SERVED", false))),
        A_REFUND_THAT_NEVER_CAME(
                "were kept", ended -> ((ObjectNode) ended.attempt.at("/refunds/0")).put("state", "REFUSED")),
        A_GUEST_WHO_PAID_TWICE("has paid 2 times", ended -> ended.attempts.add(ended.attempt.deepCopy())),
        MONEY_OF_NOBODY("which no guest knows of", ended -> {
            ObjectNode other = ended.attempt.deepCopy();
            ended.attempts.add(other.put("orderId", "another").put("merchantReference", "other"));
        }),
        A_PROVIDER_THAT_KEEPS_MORE("The provider keeps", ended -> ended.payment.put("balanceAmount", 16_000)),
        A_RECONCILIATION_THAT_FINDS(
                "A reconciliation found", ended -> ended.findings.add(json("{\"kind\": \"MISSING_AT_PROVIDER\"}"))),
        BOOKS_THAT_DO_NOT_BALANCE("do not balance", ended -> ended.books.put("balanced", false)),
        SOMETHING_ON_ITS_WAY(
                "do not balance", ended -> ended.books.putObject("onTheWay").put("refunds", 1)),
        AN_OPEN_SAGA("is RUNNING", ended -> ended.saga = "RUNNING"),
        A_CANCELLED_ORDER_THAT_NOBODY_CANCELLED("nobody cancelled", ended -> {
            ended.order.put("state", "CANCELLED");
            ended.order.putArray("cancellations");
        }),
        AN_ORDER_THAT_WAITS("reads that it is CANCELLING", ended -> ended.order.put("state", "CANCELLING")),
        A_GUEST_WHO_PAID_AND_WAS_TOLD_NOT("and was told EXPIRED", ended -> ended.story.notPaid("EXPIRED")),
        A_REFUSAL_OUT_OF_PLACE("was refused with key-reused", ended -> ended.story.refused("key-reused")),
        A_FAULT_OF_THE_PRODUCT("The product answered 500", ended -> ended.faults.add("500 to POST orders")),
        SOMETHING_SOMEBODY_NOTED("It never became quiet.", ended -> ended.noted.add("It never became quiet.")),
        TIMES_THAT_NOBODY_TOOK("by the product's", ended -> ended.told = 40),
        SLIPS_THAT_DID_NOT_COME_OUT("has not printed all slips", ended -> ended.printer.put("waiting", 2));

        private final String sentence;
        private final Consumer<WellEnded> plant;

        Planted(String sentence, Consumer<WellEnded> plant) {
            this.sentence = sentence;
            this.plant = plant;
        }
    }

    @Test
    void nothing_is_wrong_with_an_evening_that_ended_well() {
        assertThat(Ending.of(new WellEnded().evidence())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_planted_is_found(Planted planted) {
        WellEnded ended = new WellEnded();
        planted.plant.accept(ended);
        assertThat(Ending.of(ended.evidence())).anyMatch(sentence -> sentence.contains(planted.sentence));
    }

    @Test
    void who_never_heard_what_became_of_their_order_is_found() {
        Story silent = WellEnded.story(Pay.PAGE);
        Evidence evidence = new Evidence(
                List.of(new Evidence.Seen(silent, json("{}"), "")),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                json("{\"balanced\": true, \"onTheWay\": {}}"),
                Doors.JSON.createArrayNode(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of());
        assertThat(Ending.of(evidence)).containsExactly("Nobody knows what became of order 1 of party 1.");
    }

    private static ObjectNode line(WellEnded ended, int at) {
        return (ObjectNode) ended.order.path("lines").get(at);
    }

    /** In the kitchen and on its display. */
    private static void shows(WellEnded ended, String first, String second, boolean unseen) {
        Ticket ticket = ticket(ORDER, first, second, unseen);
        ended.board.set(0, ticket);
        ended.display.put(ORDER, ticket);
    }
}
