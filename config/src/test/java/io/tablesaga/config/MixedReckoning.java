package io.tablesaga.config;

import static org.awaitility.Awaitility.await;

import io.tablesaga.books.Books;
import io.tablesaga.books.persistence.JdbcBooks;
import io.tablesaga.config.Witness.Heard;
import io.tablesaga.payment.PaymentGateway.Transaction;
import io.tablesaga.payment.adapters.GatewaySettings;
import io.tablesaga.payment.adapters.SandboxGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What guests were told, held against the orders, the kitchen, the provider's own list and the books. */
final class MixedReckoning {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String ORDERS =
            """
            select k.key, o.id::text as id, o.state, o.total,
                   (select count(*) from kitchen.ticket t where t.order_id = o.id and t.received_at is not null) as tickets,
                   (select string_agg(a.merchant_reference, ' ') from payment.attempt a where a.order_id = o.id) as references
            from ordering.idempotency_key k left join ordering.orders o on o.id = k.order_id""";

    /** What has not come to its end. */
    private static final String UNENDED =
            """
            select 'saga ' || s.id || ' is ' || s.state || ': '
                   || (select string_agg(concat_ws(' ', j.event, j.step, j.detail), '; ' order by j.id)
                       from saga.journal j where j.saga_id = s.id)
            from saga.saga s where s.state not in ('COMPLETED', 'COMPENSATED')
            union all
            select 'the kitchen has not told of the paid order ' || order_id from ordering.awaited_ticket
            union all
            select 'message ' || id || ' to ' || destination || ' was never sent' from outbox.message where sent_at is null""";

    record Ordered(String key, String id, String state, long total, int tickets, List<String> references) {}

    private final DataSource database;
    private final SandboxGateway provider;
    private final Instant since;
    private Books.Report books;
    private List<Transaction> charged = List.of();

    MixedReckoning(MixedServers servers, Instant since) {
        this.database = servers.database();
        this.provider = new SandboxGateway(GatewaySettings.of(servers.provider().uri(), servers.merchantKey()));
        this.since = since;
    }

    /** @return in words what is wrong; empty when nothing is */
    List<String> findings(Map<String, Heard> heard) {
        List<String> findings = new ArrayList<>(balance());
        Map<String, List<Transaction>> money =
                charged.stream().collect(Collectors.groupingBy(Transaction::merchantReference));
        Map<String, Ordered> ordered = new HashMap<>();
        for (Ordered order : ordered()) {
            if (ordered.put(order.key(), order) != null) {
                findings.add("doubled: key " + order.key() + " has two orders");
            }
            findings.addAll(paid(order, money));
        }
        heard.forEach((key, guest) -> findings.addAll(told(guest, ordered.get(key))));
        return findings;
    }

    /** As the last one found them. Who is told 500 hears that it may ask again: nobody knows whether a commit was done. */
    String books(Map<String, Heard> heard) {
        long wrong = heard.values().stream()
                .flatMap(MixedReckoning::all)
                .filter(status -> status == 500)
                .count();
        long captured =
                charged.stream().filter(one -> one.captured().minor() > 0).count();
        long back = charged.stream().filter(one -> one.refunded().minor() > 0).count();
        return "%s; the provider has %d charges, of which %d were given back; guests were told 500 %d times"
                .formatted(books.balanced() ? "balanced" : "NOT BALANCED", captured, back, wrong);
    }

    private List<String> balance() {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        try {
            await("books balance, with nothing on its way").atMost(PATIENCE).until(() -> {
                charged = provider.transactions(since, Instant.now().plusSeconds(60));
                books = new JdbcBooks(database, Duration.ofMinutes(5)).check(charged);
                return books.balanced()
                        && books.onTheWay().isEmpty()
                        && jdbc.queryForList(UNENDED).isEmpty();
            });
        } catch (ConditionTimeoutException e) {
            List<String> findings = new ArrayList<>(jdbc.queryForList(UNENDED, String.class));
            books.violations().forEach(violation -> findings.add("books: " + violation));
            books.onTheWay().forEach((what, many) -> findings.add("books: on its way for ever: " + what + " " + many));
            return findings;
        }
        return List.of();
    }

    private List<Ordered> ordered() {
        return new JdbcTemplate(database)
                .query(
                        ORDERS,
                        (row, n) -> new Ordered(
                                row.getString("key"),
                                row.getString("id"),
                                row.getString("state"),
                                row.getLong("total"),
                                row.getInt("tickets"),
                                row.getString("references") == null
                                        ? List.of()
                                        : List.of(row.getString("references").split(" "))));
    }

    static List<String> paid(Ordered order, Map<String, List<Transaction>> money) {
        List<Long> kept = order.references().stream()
                .flatMap(reference -> money.getOrDefault(reference, List.of()).stream())
                .map(one -> one.captured().minor() - one.refunded().minor())
                .filter(net -> net != 0)
                .toList();
        boolean isPaid = "PAID".equals(order.state());
        List<String> findings = new ArrayList<>();
        if (!kept.equals(isPaid ? List.of(order.total()) : List.of())) {
            findings.add("money: " + order + ", and the provider keeps " + kept);
        }
        if (isPaid && order.tickets() != 1) {
            findings.add("kitchen: " + order + " is paid");
        }
        return findings;
    }

    static List<String> told(Heard guest, Ordered order) {
        List<String> findings = new ArrayList<>();
        Set<Integer> last =
                guest.placed().stream().filter(MixedReckoning::isLast).collect(Collectors.toSet());
        if (last.size() != 1 || guest.orders().size() > 1) {
            findings.add("told by turns: " + guest);
        }
        if (all(guest).anyMatch(status -> status == 401 || status == 403 || status == 404)) {
            findings.add("taken for somebody else: " + guest);
        }
        if (order == null || order.id() == null) {
            if (!last.stream().allMatch(status -> status >= 400)) {
                findings.add("lost: " + guest);
            }
            return findings;
        }
        boolean paid = guest.placed().contains(201) || guest.confirmed().contains(201);
        boolean back = guest.cancelled().contains(200);
        // A payment that was declined leaves the order open.
        boolean refused = last.stream().anyMatch(status -> status >= 400)
                || guest.confirmed().stream().anyMatch(status -> isLast(status) && status >= 403);
        String should = back || refused ? "CANCELLED" : paid ? "PAID" : "";
        boolean mayBeBack =
                paid && !guest.cancelled().isEmpty() && order.state().equals("CANCELLED");
        if (!order.state().equals(should) && !mayBeBack) {
            findings.add("told otherwise: " + guest + ", but " + order);
        }
        if (!guest.orders().isEmpty() && !guest.orders().contains(order.id())) {
            findings.add("told of another: " + guest + ", but " + order);
        }
        return findings;
    }

    private static Stream<Integer> all(Heard guest) {
        return Stream.of(guest.placed(), guest.confirmed(), guest.cancelled()).flatMap(List::stream);
    }

    static boolean isLast(int status) {
        return status == 201 || status >= 400 && status < 500;
    }
}
