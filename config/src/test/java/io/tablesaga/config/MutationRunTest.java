package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.MutationRun.Spoilt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Every operation of the contract is sent requests that are spoilt in every way of {@link Mutation#ALL}, by every role and by
 * nobody. {@code -Dtablesaga.mutations=n} sends n of them, {@code -Dtablesaga.mutations.seed=s} the same ones again.
 */
class MutationRunTest {

    private static final int REQUESTS = Integer.getInteger("tablesaga.mutations", 20_000);
    private static final long SEED = Long.getLong("tablesaga.mutations.seed", 20_261_121);

    private static final int REFUSED = Integer.getInteger("tablesaga.mutations.alone", 100);

    /** 402 and 409 may be kept, for whoever asks again with the same key. */
    private static final Set<Integer> NOT_UNDERSTOOD = Set.of(400, 404, 405, 406, 413, 415, 422);

    /** So many are sent before everybody gets a new table, and the path's things are renewed. */
    private static final int PARTY = 1000;

    private static final List<WrittenOperation> CONTRACT =
            WrittenContract.ours().operations();

    private static Product product;
    private static JdbcTemplate jdbc;
    private static WalkedStore own;
    private static WalkedStore other;
    private static List<Walker> walkers;

    private final Map<String, Map<String, String>> proofs = new HashMap<>();

    @BeforeAll
    static void start() {
        product = Product.start(Product.Wired.DIRECT, Walkers.PATIENCE);
        jdbc = product.jdbc();
        own = new WalkedStore(product);
        other = new WalkedStore(product);
        walkers = new Walkers(product).in(own);
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    @Test
    void whatever_is_sent_is_answered_in_our_words_and_has_no_half_effect() throws Exception {
        TableRows rows = new TableRows(jdbc);
        int refusals = REQUESTS * 2 / 5;
        long start = System.nanoTime();
        try (MutationRun run = new MutationRun(product)) {
            renew();
            Map<String, String> before = quiet(rows);
            run.send(0, refusals, this::hopeless);
            assertThat(run.faults()).as("seed " + SEED).isEmpty();
            assertThat(run.acceptedByOperation().keySet()).isSubsetOf(openToProviders());
            assertThat(quiet(rows)).as("nothing that is refused leaves a trace").isEqualTo(before);

            Set<String> placed = orders();
            long moved = movements();
            for (int from = refusals; from < REQUESTS; from += PARTY) {
                renew();
                placed.add(own.object("orderId").orElseThrow());
                run.send(from, Math.min(REQUESTS, from + PARTY), this::any);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "The mutation run: %d requests, %.0f a second, by %d mutations of %d operations, seed %d;"
                            + " by status %s; unanswered %s; accepted %s%n",
                    REQUESTS,
                    REQUESTS / seconds,
                    Mutation.ALL.size(),
                    CONTRACT.size(),
                    SEED,
                    run.byStatus(),
                    run.unansweredByOperation(),
                    run.acceptedByOperation());
            assertThat(run.faults()).as("seed " + SEED).isEmpty();
            assertThat(run.byStatus()).doesNotContainKey(503);
            BooksBalance.in(product);
            ordersAreWhole(run, placed);
            assertThat(movements() - moved)
                    .isBetween(
                            run.accepted("stock-move"),
                            run.accepted("stock-move")
                                    + run.unansweredByOperation().getOrDefault("stock-move", 0L));
        }
        assertThat(product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok")
                        .status())
                .isEqualTo(201);
        BooksBalance.in(product);
    }

    /** One at a time, and only what changes something: whoever may do it, and is not understood, has done none of it. */
    @Test
    void what_is_not_understood_of_somebody_who_may_do_it_has_changed_no_row() throws Exception {
        TableRows rows = new TableRows(jdbc);
        List<String> effects = new ArrayList<>();
        int refused = 0;
        renew();
        Map<String, String> before = quiet(rows);
        try (MutationRun run = new MutationRun(product)) {
            for (int number = 0; number < REFUSED; number++) {
                Spoilt spoilt = permitted(number);
                int status = run.one(spoilt, number).orElse(0);
                if (NOT_UNDERSTOOD.contains(status)) {
                    refused++;
                    Map<String, String> after = rows.all();
                    if (!after.equals(before)) {
                        effects.add(status + " of " + spoilt.how() + " changed " + changed(before, after));
                        before = quiet(rows);
                    }
                } else {
                    renew();
                    before = quiet(rows);
                }
            }
            assertThat(run.faults()).as("seed " + SEED).isEmpty();
        }
        assertThat(effects).as("seed " + SEED).isEmpty();
        assertThat(refused).as("or it has tried nothing").isGreaterThan(REFUSED / 2);
    }

    private static List<String> changed(Map<String, String> before, Map<String, String> after) {
        return after.keySet().stream()
                .filter(table -> !after.get(table).equals(before.get(table)))
                .toList();
    }

    /** A change, asked for by somebody who may, with something in it that is most likely wrong. */
    private Spoilt permitted(int number) {
        Random random = random(-1 - number);
        List<WrittenOperation> commands = CONTRACT.stream()
                .filter(operation -> !operation.method().equals("GET"))
                .filter(operation -> walkers.stream().anyMatch(walker -> walker.may(operation, true)))
                .toList();
        WrittenOperation operation = commands.get(number % commands.size());
        List<Walker> welcome =
                walkers.stream().filter(walker -> walker.may(operation, true)).toList();
        Walker walker = welcome.get(random.nextInt(welcome.size()));
        for (; ; ) {
            Draft draft = draft(operation, walker, random);
            Mutation mutation = Mutation.ALL.get(random.nextInt(Mutation.ALL.size()));
            if (mutation.suits().test(draft) && !mutation.framing()) {
                mutation.change().accept(draft);
                return new Spoilt(draft, number + " " + operation + " by " + walker + ", " + mutation, false, false);
            }
        }
    }

    private void ordersAreWhole(MutationRun run, Set<String> before) {
        assertThat(jdbc.queryForList(
                        """
                        select o.id from ordering.orders o
                        where not exists (select from ordering.order_line l where l.order_id = o.id)
                           or not exists (select from saga.saga s where s.id = o.saga_id)""",
                        String.class))
                .isEmpty();
        Set<String> standing = new HashSet<>(jdbc.queryForList(
                "select id from ordering.orders where state not in ('CANCELLED', 'REFUND_FAILED')", String.class));
        standing.removeAll(before);
        assertThat(run.orders()).as("whoever stands has been told of").containsAll(standing);
        assertThat(orders()).as("whatever was told of is there").containsAll(run.orders());
    }

    /** Nobody may get anything by it: it is spoilt beyond reading, or who asks may not. */
    private Spoilt hopeless(int number) {
        Random random = random(number);
        WrittenOperation operation = CONTRACT.get(number % CONTRACT.size());
        for (; ; ) {
            Walker walker = walkers.get(random.nextInt(walkers.size()));
            Draft draft = draft(operation, walker, random);
            Mutation mutation = Mutation.ALL.get(random.nextInt(Mutation.ALL.size()));
            if (mutation.suits().test(draft)
                    && (mutation.fatal() || mutation.keepsOperation() && !walker.may(operation, true))) {
                mutation.change().accept(draft);
                return new Spoilt(
                        draft,
                        number + " " + operation + " by " + walker + ", " + mutation,
                        !operation.words().contains("provider"),
                        mutation.framing());
            }
        }
    }

    private Spoilt any(int number) {
        Random random = random(number);
        WrittenOperation operation = CONTRACT.get(random.nextInt(CONTRACT.size()));
        // Half of them come in.
        List<Walker> welcome =
                walkers.stream().filter(walker -> walker.may(operation, true)).toList();
        List<Walker> who = random.nextBoolean() && !welcome.isEmpty() ? welcome : walkers;
        Walker walker = who.get(random.nextInt(who.size()));
        Draft draft = draft(operation, walker, random);
        List<Mutation> done = new ArrayList<>();
        int wanted = random.nextInt(4) == 0 ? 2 : 1;
        // Whatever is done to a body whose end is spoilt would come after the request.
        while (done.size() < wanted && done.stream().noneMatch(Mutation::framing)) {
            Mutation mutation = Mutation.ALL.get(random.nextInt(Mutation.ALL.size()));
            if (mutation.suits().test(draft)) {
                mutation.change().accept(draft);
                done.add(mutation);
            }
        }
        return new Spoilt(
                draft,
                number + " " + operation + " by " + walker + ", " + done,
                false,
                done.stream().anyMatch(Mutation::framing));
    }

    private Draft draft(WrittenOperation operation, Walker walker, Random random) {
        Draft draft = new Draft(
                operation,
                WalkedRequest.of(operation, name -> walker.atTable() ? own.guestsObject(name) : own.object(name)),
                other,
                random);
        proofs.get(walker.name()).forEach(draft::header);
        return draft;
    }

    private static Random random(int number) {
        return new Random(SEED * 1_000_003 + number);
    }

    private void renew() {
        // An operator's spoilt signing-keys-rotate can be one that revokes.
        product.renewOperatorToken();
        own.renew();
        walkers.forEach(walker -> proofs.put(walker.name(), walker.proof().get()));
    }

    /** Once everything that was on its way has come there. */
    private static Map<String, String> quiet(TableRows rows) {
        BooksBalance.in(product);
        List<Map<String, String>> seen = new ArrayList<>(List.of(rows.all()));
        return await("nothing changes by itself any more")
                .pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            seen.add(rows.all());
                            return seen.get(seen.size() - 1);
                        },
                        now -> now.equals(seen.get(seen.size() - 2)));
    }

    private static List<String> openToProviders() {
        return CONTRACT.stream()
                .filter(operation -> operation.words().contains("provider"))
                .map(WrittenOperation::id)
                .toList();
    }

    private static Set<String> orders() {
        return new HashSet<>(jdbc.queryForList("select id from ordering.orders", String.class));
    }

    /** By hand: what is thrown away with a cancelled order, the orders' books account for. */
    private static long movements() {
        return jdbc.queryForObject(
                "select count(*) from stock.movement where reason not like 'discarded:%'", Long.class);
    }
}
