package io.tablesaga.persistence;

import static io.tablesaga.kitchen.LineState.PREPARING;
import static io.tablesaga.kitchen.LineState.READY;
import static io.tablesaga.kitchen.LineState.SERVED;
import static io.tablesaga.kitchen.LineState.WAITING;
import static io.tablesaga.kitchen.LineState.WITHDRAWN;
import static io.tablesaga.persistence.Database.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablesaga.kitchen.AdvanceAnswer.Outcome;
import io.tablesaga.kitchen.AdvanceTicket;
import io.tablesaga.kitchen.LineState;
import io.tablesaga.kitchen.RestoreTicket;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.TicketChange;
import io.tablesaga.kitchen.Tickets.OpenTicket;
import io.tablesaga.kitchen.Tickets.Opened;
import io.tablesaga.kitchen.Tickets.Wanted;
import io.tablesaga.kitchen.WithdrawAnswer;
import io.tablesaga.kitchen.WithdrawTicket;
import io.tablesaga.kitchen.persistence.JdbcTickets;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.VisitId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A ticket's lines: moved forward by staff, withdrawn by orders that end, each with one winner. */
class TicketTest {

    private static final int ROUNDS = 1_000;
    private static final String GRILL = "화구";
    private static final String BAR = "바";

    private final List<TicketChange> changes = new CopyOnWriteArrayList<>();
    private final JdbcTickets tickets = new JdbcTickets(POOL, changes::add);
    private final StoreId store = new StoreId(UUID.randomUUID());
    private final OrderId order = order();
    private final SagaId saga = saga();

    @Test
    void lines_wait_and_go_forward_one_step_at_a_time() {
        assertThat(open(order)).isTrue();
        assertThat(open(order)).isFalse();
        assertThat(states()).containsExactly(WAITING, WAITING, WAITING);

        assertThat(advance(PREPARING, 2)).isEqualTo(Outcome.ADVANCED);
        assertThat(advance(PREPARING, 2)).isEqualTo(Outcome.ADVANCED);
        assertThat(advance(READY, 1, 2)).isEqualTo(Outcome.TOO_EARLY);
        assertThat(states()).containsExactly(WAITING, PREPARING, WAITING);
        assertThat(advance(PREPARING)).isEqualTo(Outcome.ADVANCED);
        assertThat(advance(READY)).isEqualTo(Outcome.ADVANCED);
        assertThat(advance(SERVED, 3)).isEqualTo(Outcome.ADVANCED);
        assertThat(advance(PREPARING, 3)).isEqualTo(Outcome.ADVANCED);
        assertThat(states()).containsExactly(READY, READY, SERVED);

        assertThat(tickets.advance(new AdvanceTicket(order, List.of(1), Optional.empty(), SERVED))
                        .lines())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("since")
                .containsExactly(
                        new Ticket.Line(1, "A", 2, GRILL, List.of(), 0, SERVED, Optional.empty(), false),
                        new Ticket.Line(2, "B", 1, BAR, List.of(), 0, READY, Optional.empty(), false),
                        new Ticket.Line(3, "C", 1, GRILL, List.of(), 0, SERVED, Optional.empty(), false));
    }

    @Test
    void what_staff_cannot_move_says_so() {
        assertThat(advance(PREPARING)).isEqualTo(Outcome.UNKNOWN_TICKET);
        open(order);
        assertThat(advance(PREPARING, 1, 4)).isEqualTo(Outcome.UNKNOWN_LINE);
        assertThat(states()).containsOnly(WAITING);
        assertThatThrownBy(() -> advance(WAITING)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> advance(WITHDRAWN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lines_nobody_has_begun_are_withdrawn_all_or_none_and_again() {
        open(order);
        advance(PREPARING, 2);
        assertThat(withdraw(saga, false, 1, 2)).isEqualTo(new WithdrawAnswer(false, List.of(2)));
        assertThat(states()).containsExactly(WAITING, PREPARING, WAITING);

        assertThat(withdraw(saga, false, 1, 3).withdrawn()).isTrue();
        assertThat(withdraw(saga, false, 1, 3).withdrawn()).isTrue();
        assertThat(states()).containsExactly(WITHDRAWN, PREPARING, WITHDRAWN);
        assertThat(withdraw(saga(), true, 1, 2)).isEqualTo(new WithdrawAnswer(false, List.of()));
        assertThat(states()).containsExactly(WITHDRAWN, PREPARING, WITHDRAWN);
        assertThat(advance(PREPARING, 1)).isEqualTo(Outcome.LINE_WITHDRAWN);
        assertThat(advance(READY, 2, 3)).isEqualTo(Outcome.LINE_WITHDRAWN);
        assertThat(advance(READY)).isEqualTo(Outcome.ADVANCED);
        assertThat(states()).containsExactly(WITHDRAWN, READY, WITHDRAWN);
    }

    @Test
    void what_was_begun_is_withdrawn_when_staff_agree_and_restored_to_where_it_stood() {
        open(order);
        advance(PREPARING, 2, 3);
        advance(READY, 3);
        advance(SERVED, 3);
        SagaId other = saga();
        withdraw(other, false, 1);
        assertThat(withdraw(saga, true, 2, 3).withdrawn()).isTrue();
        assertThat(advance(PREPARING)).isEqualTo(Outcome.LINE_WITHDRAWN);

        tickets.restore(new RestoreTicket(order, saga));
        tickets.restore(new RestoreTicket(order, saga));
        assertThat(states()).containsExactly(WITHDRAWN, PREPARING, SERVED);
        assertThat(withdraw(saga, true, 2)).isEqualTo(new WithdrawAnswer(false, List.of()));
        tickets.restore(new RestoreTicket(order, other));
        assertThat(states()).containsExactly(WAITING, PREPARING, SERVED);
    }

    @Test
    void a_restore_that_comes_first_forbids_the_withdrawal() {
        tickets.restore(new RestoreTicket(order, saga));
        assertThat(withdraw(saga, true, 1)).isEqualTo(new WithdrawAnswer(false, List.of()));
        assertThat(shown()).isEmpty();
        assertThat(open(order)).isTrue();
        assertThat(withdraw(saga, true, 1).withdrawn()).isFalse();
        assertThat(withdraw(saga(), false, 1).withdrawn()).isTrue();
    }

    @Test
    void what_is_withdrawn_before_its_ticket_comes_is_no_work_when_it_comes() {
        assertThat(withdraw(saga, false, 1, 3).withdrawn()).isTrue();
        assertThat(shown()).isEmpty();
        assertThat(advance(PREPARING)).isEqualTo(Outcome.UNKNOWN_TICKET);
        assertThat(withdraw(saga(), false, 2, 3).withdrawn()).isFalse();

        assertThat(open(order)).isTrue();
        assertThat(open(order)).isFalse();
        assertThat(states()).containsExactly(WITHDRAWN, WAITING, WITHDRAWN);
        tickets.restore(new RestoreTicket(order, saga));
        assertThat(shown().get(0).lines())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("since")
                .contains(new Ticket.Line(1, "A", 2, GRILL, List.of(), 0, WAITING, Optional.empty(), false));
        assertThat(states()).containsOnly(WAITING);
    }

    @Test
    void what_is_restored_before_its_ticket_comes_is_work_when_it_comes() {
        withdraw(saga, false, 1);
        tickets.restore(new RestoreTicket(order, saga));
        open(order);
        assertThat(states()).containsOnly(WAITING);
    }

    @Test
    void a_line_the_ticket_does_not_have_cannot_be_withdrawn() {
        open(order);
        assertThatThrownBy(() -> withdraw(saga, false, 1, 4)).isInstanceOf(IllegalStateException.class);
        assertThat(states()).containsOnly(WAITING);
        assertThatThrownBy(() -> withdraw(saga, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> withdraw(saga, false, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_page_of_tickets_counts_tickets_and_not_their_lines() {
        List<OrderId> orders = List.of(
                OrderId.of("00000000-0000-7000-8000-0000000e0001"),
                OrderId.of("00000000-0000-7000-8000-0000000e0002"),
                OrderId.of("00000000-0000-7000-8000-0000000e0003"));
        orders.forEach(this::open);
        List<Ticket> page = tickets.ofStore(store, Wanted.ALL, Optional.empty(), 2);
        assertThat(page).extracting(Ticket::order).containsExactly(orders.get(0), orders.get(1));
        assertThat(page).allSatisfy(ticket -> assertThat(ticket.lines()).hasSize(3));
        assertThat(tickets.ofStore(store, Wanted.ALL, Optional.of(orders.get(1)), 2))
                .extracting(Ticket::order)
                .containsExactly(orders.get(2));
    }

    @Test
    void between_a_cook_who_begins_and_an_order_that_ends_one_wins() throws Exception {
        int begun = 0;
        for (int round = 0; round < ROUNDS; round++) {
            OrderId raced = order();
            open(raced);
            List<Boolean> won = TakeBackTest.together(List.of(
                    () -> tickets.advance(new AdvanceTicket(raced, List.of(2), Optional.empty(), PREPARING))
                                    .outcome()
                            == Outcome.ADVANCED,
                    () -> tickets.withdraw(new WithdrawTicket(raced, saga(), List.of(1, 2, 3), false))
                            .withdrawn()));
            assertThat(won).as("round " + round).containsOnlyOnce(true);
            begun += won.get(0) ? 1 : 0;
            assertThat(tickets.advance(new AdvanceTicket(raced, List.of(2), Optional.empty(), PREPARING))
                            .lines())
                    .extracting(Ticket.Line::state)
                    .containsExactlyElementsOf(
                            won.get(0)
                                    ? List.of(WAITING, PREPARING, WAITING)
                                    : List.of(WITHDRAWN, WITHDRAWN, WITHDRAWN));
        }
        assertThat(begun).as("or they never raced").isBetween(1, ROUNDS - 1);
    }

    @Test
    void a_ticket_that_comes_while_it_is_withdrawn_and_restored_shows_one_of_the_two() throws Exception {
        for (int round = 0; round < ROUNDS / 5; round++) {
            OrderId raced = order();
            SagaId by = saga();
            List<Boolean> done = TakeBackTest.together(List.of(
                    () -> open(raced),
                    () -> tickets.withdraw(new WithdrawTicket(raced, by, List.of(1, 2, 3), false))
                            .withdrawn(),
                    () -> {
                        tickets.restore(new RestoreTicket(raced, by));
                        return true;
                    }));
            assertThat(done.get(0)).isTrue();
            assertThat(tickets.withdraw(new WithdrawTicket(raced, by, List.of(1), false))
                            .withdrawn())
                    .isFalse();
            assertThat(tickets.advance(new AdvanceTicket(raced, List.of(), Optional.empty(), PREPARING))
                            .lines())
                    .extracting(Ticket.Line::state)
                    .containsExactly(PREPARING, PREPARING, PREPARING);
        }
    }

    private boolean open(OrderId of) {
        Opened opened = tickets.open(new OpenTicket(
                of,
                store,
                new TableId(UUID.randomUUID()),
                new VisitId(UUID.randomUUID()),
                List.of(
                        new OpenTicket.Line(1, "A", 2, GRILL, List.of(), 0),
                        new OpenTicket.Line(2, "B", 1, BAR, List.of(), 0),
                        new OpenTicket.Line(3, "C", 1, GRILL, List.of(), 0)),
                LocalDate.EPOCH,
                Serving.HERE,
                TraceParent.of(null),
                "m"));
        return opened.first();
    }

    private WithdrawAnswer withdraw(SagaId by, boolean agreed, Integer... positions) {
        return tickets.withdraw(new WithdrawTicket(order, by, List.of(positions), agreed));
    }

    private Outcome advance(LineState to, Integer... positions) {
        return tickets.advance(new AdvanceTicket(order, List.of(positions), Optional.empty(), to))
                .outcome();
    }

    private List<Ticket> shown() {
        return tickets.ofStore(store, Wanted.ALL, Optional.empty(), 10);
    }

    private List<LineState> states() {
        return shown().get(0).lines().stream().map(Ticket.Line::state).toList();
    }

    private static OrderId order() {
        return new OrderId(UUID.randomUUID());
    }

    private static SagaId saga() {
        return new SagaId(UUID.randomUUID());
    }
}
