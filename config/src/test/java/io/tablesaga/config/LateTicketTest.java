package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.line;
import static io.tablesaga.config.StationStoriesTest.eventually;
import static io.tablesaga.config.StationStoriesTest.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** A paid order's ticket is dead-lettered: staff are alarmed, and give the money back or have it brought back. */
class LateTicketTest {

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger("io.tablesaga.ordering");
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource
    void staff_hear_of_a_dead_ticket_and_give_the_money_back_or_have_it_brought_back(Wired wired) throws Exception {
        RuledStore store = RuledStore.open(wired);
        Product product = store.product();
        String latte = store.dish("station = '바'");
        String phone = store.phone();
        logged.start();
        log.addAppender(logged);
        int before = dead(product);
        keepOut(store);
        GuestWhoCancels refunded;
        GuestWhoCancels retried;
        try {
            listen(store);
            refunded = store.whoOrdered(store.paid(phone, line(latte, 2)));
            retried = store.whoOrdered(store.paid(phone, line(latte, 1)));
            await("both are dead").atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(dead(product))
                    .isEqualTo(before + 2));
            assertThat(late(store)).as("not a minute has gone by").isEmpty();

            aMinuteLater(store);
            eventually(() -> assertThat(heard)
                    .contains("{\"orderIds\":[\"" + refunded.order() + "\",\"" + retried.order() + "\"]}"));
            // A display looks by itself too, and may see them before the alarm.
            eventually(() -> assertThat(alarms(refunded)).hasSize(1));
            eventually(() -> assertThat(alarms(retried)).hasSize(1));
            List<JsonNode> late = late(store);
            assertThat(late)
                    .extracting(one -> one.path("orderId").asText())
                    .containsExactly(refunded.order(), retried.order());
            assertThat(late.get(0).path("message").asText())
                    .startsWith("결제된 주문인데")
                    .contains("give the money back");
            assertThat(late.get(0).at("/lines/0").asText()).startsWith("2 × ");
            assertThat(late.get(0).path("waitedSeconds").asLong()).isBetween(61L, 300L);

            Answer back =
                    Product.send(product.request(late.get(0).path("refundUrl").asText())
                            .header("Authorization", "Bearer " + product.operatorToken())
                            .header("Idempotency-Key", OrderStoriesTest.key())
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\": \"주문서가 오지 않았습니다\"}")));
            assertThat(back.status()).as(back.http().body()).isEqualTo(200);
            refunded.becomes("CANCELLED");
            assertThat(refunded.givenBack()).containsExactly(18_000L);
            assertThat(late(store))
                    .extracting(one -> one.path("orderId").asText())
                    .containsExactly(retried.order());
            assertThat(awaited(store)).isEqualTo(1);
        } finally {
            letIn(store);
        }

        String retry = late(store).get(0).path("retryUrl").asText();
        assertThat(product.operatorPost(retry, "{}").json().path("returned").asInt())
                .isGreaterThanOrEqualTo(2);
        assertThat(ticket(store, retried.order(), "").at("/lines/0/state").asText())
                .isEqualTo("WAITING");
        assertThat(ticket(store, refunded.order(), "").at("/lines/0/state").asText())
                .as("what was given back is not cooked")
                .isEqualTo("WITHDRAWN");
        assertThat(late(store)).isEmpty();
        eventually(() -> assertThat(heard).endsWith("{\"orderIds\":[]}"));
        eventually(() -> assertThat(awaited(store)).isZero());
        log.detachAppender(logged);
        assertThat(alarms(retried)).as("once").hasSize(1).allSatisfy(event -> assertThat(
                        event.getLevel().toString())
                .isEqualTo("WARN"));
        BooksBalance.in(product);
    }

    private List<ILoggingEvent> alarms(GuestWhoCancels guest) {
        return List.copyOf(logged.list).stream()
                .filter(event -> event.getFormattedMessage().contains(guest.order()))
                .toList();
    }

    private static List<JsonNode> late(RuledStore store) {
        Answer answer = store.product().operator(store.store().path("/kitchen/late-tickets"));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.json().path("tickets").findParents("orderId");
    }

    /** The kitchen can store no ticket of this store. */
    private static void keepOut(RuledStore store) {
        String name = name(store);
        store.product()
                .jdbc()
                .execute("create function kitchen." + name + "() returns trigger language plpgsql as $$ begin"
                        + " if new.store_id = '" + store.store().id + "' then raise exception 'no room'; end if;"
                        + " return new; end $$;"
                        + " create trigger " + name + " before insert or update on kitchen.ticket"
                        + " for each row execute function kitchen." + name + "()");
    }

    private static void letIn(RuledStore store) {
        store.product().jdbc().execute("drop function kitchen." + name(store) + "() cascade");
    }

    private static String name(RuledStore store) {
        return "keep_out_" + store.store().id.replace('-', '_');
    }

    /** How many tickets are dead; asked of the broker itself, as a reader would make a queue of that name. */
    private static int dead(Product product) {
        String count = product.context()
                .getBean(ProducerTemplate.class)
                .requestBodyAndHeaders(
                        "jms:queue:activemq.management?exchangePattern=InOut&requestTimeout=5000",
                        "[]",
                        Map.of("_AMQ_ResourceName", "queue.DLQ.kitchen.tickets", "_AMQ_OperationName", "countMessages"),
                        String.class);
        return count.matches("\\[\\d+]") ? Integer.parseInt(count.substring(1, count.length() - 1)) : 0;
    }

    private static void aMinuteLater(RuledStore store) {
        int late = store.product()
                .jdbc()
                .update(
                        "update ordering.awaited_ticket set since = since - interval '61 seconds' where store_id = ?::uuid",
                        store.store().id);
        assertThat(late).isEqualTo(2);
    }

    private static int awaited(RuledStore store) {
        return store.product()
                .jdbc()
                .queryForObject(
                        "select count(*) from ordering.awaited_ticket where store_id = ?::uuid",
                        Integer.class,
                        store.store().id);
    }

    /** As a display of the kitchen does it; what else it hears has tickets. */
    private void listen(RuledStore store) throws IOException, InterruptedException {
        Product product = store.product();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(product.base() + store.store().path("/kitchen/changes")))
                .header("Authorization", "Bearer " + product.operatorToken())
                .header("Accept", "text/event-stream")
                .build();
        var lines =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body();
        Thread reader = new Thread(
                () -> lines.filter(line -> line.startsWith("data:{\"orderIds\""))
                        .forEach(line -> heard.add(line.substring("data:".length()))),
                "kitchen display");
        reader.setDaemon(true);
        reader.start();
    }
}
