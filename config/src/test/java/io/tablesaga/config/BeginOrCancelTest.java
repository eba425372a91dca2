package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.line;
import static io.tablesaga.kitchen.LineState.ACCEPTED;
import static io.tablesaga.kitchen.LineState.HELD;
import static io.tablesaga.kitchen.LineState.PREPARING;
import static io.tablesaga.kitchen.LineState.READY;
import static io.tablesaga.kitchen.LineState.SERVED;
import static io.tablesaga.kitchen.LineState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.kitchen.LineState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An order is taken back, by its guest, by staff or by the kitchen itself, in the moment in which a cook moves it on, or in
 * which it is fired and begun: one of them wins, and guest, kitchen, provider and books agree which. {@code -Dtablesaga.begin.rounds=1000} is the campaign.
 */
class BeginOrCancelTest {

    private static final int ROUNDS = Integer.getInteger("tablesaga.begin.rounds", 24);
    private static final int AT_ONCE = 4;

    private enum Who {
        GUEST,
        /** They have agreed with the kitchen, which is told to stop. */
        STAFF,
        /** It has run out of what the dish is made of. */
        KITCHEN
    }

    /** @param from where the line stands when both begin */
    private record Play(Who who, LineState from) {

        /** So many states a guest takes back from without asking. */
        private static final int OPEN = 3;

        /** Every other round could go either way. */
        static Play of(int round) {
            List<LineState> states = List.of(HELD, WAITING, ACCEPTED, PREPARING, READY);
            if (round % 2 == 0) {
                return new Play(Who.GUEST, states.get(round / 2 % OPEN));
            }
            int other = round / 2 % 12;
            if (other < 2) {
                return new Play(Who.GUEST, states.get(OPEN + other));
            }
            return new Play(other < 7 ? Who.STAFF : Who.KITCHEN, states.get((other - 2) % 5));
        }

        boolean open() {
            return who == Who.GUEST && from.compareTo(ACCEPTED) <= 0;
        }

        LineState next() {
            return switch (from) {
                case HELD, WAITING, ACCEPTED -> PREPARING;
                case PREPARING -> READY;
                default -> SERVED;
            };
        }
    }

    private record Met(Play play, GuestWhoCancels guest, Answer cancelled, Answer moved) {}

    /** The guest's way to the ticket is the longer one: each outcome moves the cook's start towards the other. */
    private final Map<LineState, AtomicLong> waitMicros =
            Map.of(HELD, new AtomicLong(20_000), WAITING, new AtomicLong(20_000), ACCEPTED, new AtomicLong(20_000));

    private final ScheduledExecutorService tables = Executors.newScheduledThreadPool(AT_ONCE);
    private final ScheduledExecutorService cooks = Executors.newScheduledThreadPool(AT_ONCE);

    @AfterEach
    void stop() {
        tables.shutdownNow();
        cooks.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void between_a_cook_and_whoever_takes_an_order_back_one_wins_and_all_agree(Wired wired) throws Exception {
        RuledStore store = RuledStore.open(wired);
        String lemonade = store.store().dish(ROUNDS);
        String phone = store.phone();
        List<Future<Met>> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Play play = Play.of(round);
            rounds.add(tables.submit(() -> meet(store, phone, dish(store, lemonade, play), play)));
        }
        int kept = 0;
        int either = 0;
        int begun = 0;
        for (Future<Met> round : rounds) {
            Met met = round.get();
            boolean keeps = keeps(store, met);
            kept += keeps ? 1 : 0;
            either += met.play().open() ? 1 : 0;
            begun += met.play().open() && keeps ? 1 : 0;
        }
        System.out.printf("%s: of %d rounds that could go either way the cook won %d%n", wired, either, begun);
        if (ROUNDS >= 100) {
            assertThat(begun).as("or they never raced").isBetween(1, either - 1);
        }
        BooksBalance.in(store.product());
        assertThat(store.available(lemonade)).isEqualTo(ROUNDS - kept);
    }

    /** What the kitchen refuses is sold no more. */
    private static String dish(RuledStore store, String lemonade, Play play) {
        return play.who() == Who.KITCHEN ? store.store().dish(1) : lemonade;
    }

    private Met meet(RuledStore store, String phone, String dish, Play play) throws Exception {
        // What is fired is all of a party's.
        String its = play.from() == HELD
                ? Dining.in(store.product(), store.store().id).phone()
                : phone;
        GuestWhoCancels guest = store.whoOrdered(store.paid(its, line(dish, 1)));
        StationStoriesTest.eventually(() -> assertThat(ticket(store, guest)).isEqualTo("WAITING"));
        for (LineState on : List.of(ACCEPTED, PREPARING, READY)) {
            if (on.compareTo(play.from()) <= 0) {
                assertThat(moves(store, guest, on).status()).isEqualTo(200);
            }
        }
        String visit = play.from() == HELD ? held(store, guest) : "";
        AtomicLong wait = waitMicros.getOrDefault(play.from(), new AtomicLong());
        Future<Answer> moved = cooks.schedule(
                () -> {
                    if (play.from() == HELD) {
                        assertThat(turn(store, visit, "fire").status()).isEqualTo(200);
                    }
                    return moves(store, guest, play.next());
                },
                play.open() ? wait.get() : 0,
                TimeUnit.MICROSECONDS);
        Answer cancelled =
                switch (play.who()) {
                    case GUEST -> guest.cancel();
                    case STAFF -> guest.cancelByStaff("{\"agreed\": true, \"reason\": \"no time\"}");
                    case KITCHEN -> KitchenRefusalTest.refuse(store, guest, "{\"agreed\": true, \"positions\": [1]}");
                };
        if (play.open()) {
            wait.updateAndGet(micros -> cancelled.status() == 409 ? micros * 3 / 2 : micros * 2 / 3);
        }
        return new Met(play, guest, cancelled, moved.get());
    }

    /** @return its party's visit */
    private static String held(RuledStore store, GuestWhoCancels guest) {
        String visit = store.product()
                .jdbc()
                .queryForObject("select visit_id from ordering.orders where id = ?::uuid", String.class, guest.order());
        assertThat(turn(store, visit, "hold").status()).isEqualTo(200);
        assertThat(ticket(store, guest)).isEqualTo("HELD");
        return visit;
    }

    private static Answer turn(RuledStore store, String visit, String verb) {
        return store.product().operatorPost(store.store().path("/kitchen/visits/" + visit + "/" + verb), "{}");
    }

    private static Answer moves(RuledStore store, GuestWhoCancels guest, LineState to) {
        return StationStoriesTest.say(store, guest, "advance", "{\"to\": \"" + to + "\"}");
    }

    /** @return whether the order is kept */
    private static boolean keeps(RuledStore store, Met met) {
        String answers =
                met.play() + met.moved().http().body() + met.cancelled().http().body();
        boolean keeps = met.cancelled().status() == 409;
        if (keeps) {
            assertThat(met.play().who()).as(answers).isEqualTo(Who.GUEST);
            assertThat(met.cancelled().problem()).as(answers).isEqualTo("being-made");
            assertThat(met.moved().status()).as(answers).isEqualTo(200);
            assertThat(met.guest().givenBack()).as(answers).isEmpty();
        } else {
            assertThat(met.cancelled().status()).as(answers).isIn(200, 202);
            // What all have agreed on is taken back also from a cook who was first.
            List<Integer> fits = met.play().who() == Who.GUEST ? List.of(409) : List.of(200, 409);
            assertThat(met.moved().status()).as(answers).isIn(fits);
            met.guest().becomes("CANCELLED");
            assertThat(met.guest().givenBack()).as(answers).containsExactly(9_000L);
        }
        String state = keeps ? met.play().next().name() : "WITHDRAWN";
        assertThat(met.guest().seen().path("state").asText()).as(answers).isEqualTo(keeps ? "PAID" : "CANCELLED");
        assertThat(ticket(store, met.guest())).as(answers).isEqualTo(state);
        StationStoriesTest.eventually(() -> assertThat(seen(met.guest())).isEqualTo(state));
        return keeps;
    }

    private static String seen(GuestWhoCancels guest) {
        return guest.seen().at("/lines/0/kitchen").asText();
    }

    private static String ticket(RuledStore store, GuestWhoCancels guest) {
        List<String> states = store.product()
                .jdbc()
                .queryForList(
                        "select l.state from kitchen.ticket_line l join kitchen.ticket t using (order_id) "
                                + "where order_id = ?::uuid and t.received_at is not null",
                        String.class,
                        guest.order());
        return states.isEmpty() ? "" : states.get(0);
    }
}
