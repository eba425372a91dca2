package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Wired;
import io.tablesaga.kitchen.LineState;
import io.tablesaga.ordering.OrderState;
import io.tablesaga.payment.AttemptState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The committed machines are what the code makes of each state. Nobody writes a transition down: each operation is tried in
 * each state that can be come to, on the running product, and taken back. Regenerate: {@code mvn verify -Dtablesaga.diagrams=write}.
 */
class StateMachinesTest {

    private static final Path DOCS = Path.of("..", "routes", "docs");

    @Test
    void an_order_and_its_payment_attempt_go_only_where_the_diagrams_say() throws IOException {
        StateMachine<OrderState> orders = new StateMachine<>(OrderState.class);
        StateMachine<AttemptState> attempts = new StateMachine<>(AttemptState.class);
        new TriedOrders(Wired.DIRECT).tried(orders, attempts);
        same("order", "an order", orders);
        same("payment-attempt", "an attempt to be paid", attempts);
    }

    @Test
    void a_ticket_s_line_goes_only_where_the_diagram_says() throws IOException {
        StateMachine<LineState> lines = new StateMachine<>(LineState.class);
        new TriedTickets(Wired.DIRECT).tried(lines);
        same("ticket-line", "a ticket's line", lines);
    }

    private static void same(String name, String what, StateMachine<?> machine) throws IOException {
        String page = "# Where " + what + " stands"
                + "\n\nDrawn by StateMachinesTest, which tries each operation in each state on the running product; do not edit.\n\n"
                + "```mermaid\n" + machine.mermaid() + "```\n";
        Path file = DOCS.resolve(name + "-states.md");
        if ("write".equals(System.getProperty("tablesaga.diagrams"))) {
            Files.writeString(file, page);
        }
        assertThat(file)
                .as("what is possible has changed; run the test with -Dtablesaga.diagrams=write and commit " + file)
                .content()
                .isEqualTo(page);
    }
}
