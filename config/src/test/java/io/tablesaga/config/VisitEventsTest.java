package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.COUNTER;
import static io.tablesaga.config.SharedCart.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** What phones hear of their visit while others change it. */
class VisitEventsTest {

    private final RuledStore store = RuledStore.open(Wired.DIRECT);
    private final SharedCart cart = new SharedCart(store.product());
    private final String base = store.product().base();

    @Test
    void phones_hear_at_once_that_the_cart_has_changed_at_this_node_and_at_another() {
        // Its beat is so slow that what its phone hears can have come over the topic only.
        Product other = store.product()
                .anotherNode("--tablesaga.node=listening", "--outbox.relay=false", "--visit.events.beat=1h");
        String dish = store.dish("price = 1000");
        String mina = store.phone();
        String juno = store.phone();
        try (ListeningPhone here = ListeningPhone.at(base, mina);
                ListeningPhone there = ListeningPhone.at(other.base(), juno)) {
            hears(here, "cart {\"version\":0}");
            hears(there, "cart {\"version\":0}");
            cart.in(juno, wish(dish, 1));
            hears(here, "cart {\"version\":1}");
            hears(there, "cart {\"version\":1}");
            Answer placed = cart.order(mina, COUNTER, cart.seen(mina), "all");
            assertThat(placed.status()).as(placed.http().body()).isEqualTo(202);
            hears(there, "cart {\"version\":2}");
            // Nobody says that it is back; the beat finds it.
            store.whoOrdered(placed).cancel();
            hears(here, "cart {\"version\":3}");
            assertThat(here.heard()).doesNotHaveDuplicates();
            // Another table hears nothing of it.
            Dining elsewhere = Dining.in(store.product(), store.store().id);
            try (ListeningPhone stranger = ListeningPhone.at(base, elsewhere.phone())) {
                hears(stranger, "cart {\"version\":0}");
                // The line that is back counts on top of what is written down.
                cart.in(mina, wish(dish, 1));
                hears(here, "cart {\"version\":5}");
                assertThat(stranger.heard()).containsExactlyInAnyOrder("cart {\"version\":0}", "orders []", "calls []");
            }
            // Without a stream it is the same.
            assertThat(cart.send(mina, "GET", "/api/visit/events", null).http().body())
                    .contains("\"cart\":{\"version\":5}", "\"orders\":[{\"id\":");
        } finally {
            long before = System.nanoTime();
            other.context().close();
            // It does not wait for whoever listens.
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
        }
        BooksBalance.in(store.product());
    }

    @Test
    void a_stream_ends_with_its_visit_and_its_place_is_free_again() {
        String mina = store.phone();
        List<ListeningPhone> phones = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            phones.add(ListeningPhone.at(base, mina));
        }
        assertThat(phones).allSatisfy(phone -> assertThat(phone.status()).isEqualTo(200));
        try (ListeningPhone tooMany = ListeningPhone.at(base, mina)) {
            assertThat(tooMany.status()).isEqualTo(503);
        }
        phones.get(0).close();
        await("the beat finds out that a phone has hung up")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    try (ListeningPhone again = ListeningPhone.at(base, mina)) {
                        assertThat(again.status()).isEqualTo(200);
                    }
                });
        JsonNode cleared = store.table().clear().json();
        assertThat(cleared.path("visitId").asText()).isNotEmpty();
        await("the beat finds out that the visit is over")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(phones).allMatch(ListeningPhone::over));
    }

    @Test
    void a_cart_is_changed_on_when_nobody_can_be_told() throws Exception {
        CamelContext camel = store.product().context().getBean(CamelContext.class);
        String dish = store.dish("price = 1000");
        String mina = store.phone();
        String line = UUID.randomUUID().toString();
        try (ListeningPhone phone = ListeningPhone.at(base, mina)) {
            hears(phone, "cart {\"version\":0}");
            camel.getRouteController().suspendRoute("visit-say");
            for (int edit = 0; edit < 110; edit++) {
                String wish = wish(dish, 1 + edit % 2, "\"itemVersion\": 1, \"version\": " + edit);
                assertThat(cart.put(mina, line, wish).status()).isEqualTo(200);
            }
            hears(phone, "cart {\"version\":110}");
        } finally {
            camel.getRouteController().resumeRoute("visit-say");
        }
    }

    private static void hears(ListeningPhone phone, String event) {
        await("the phone hears " + event).atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(phone.heard())
                .contains(event));
    }
}
