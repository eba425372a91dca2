package io.tablesaga.config;

import static io.tablesaga.config.Dining.is;
import static io.tablesaga.config.MergeTest.merge;
import static io.tablesaga.config.SharedCart.wish;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who does not merge parties, and which are not merged. */
class MergeRefusedTest {

    private final RuledStore store = RuledStore.open(Wired.DIRECT);
    private final Product product = store.product();
    private final Dining one = store.table();
    private final Dining other = table();

    @Test
    void parties_that_are_not_there_or_too_many_wishes_are_not_merged() {
        one.seated();
        is(merge(one, one), 409, "same-table");
        is(merge(one, other), 409, "nobody-there");
        is(merge(other, one), 409, "nobody-there");
        is(merge(one, Dining.in(product, OwnStore.open(product).id)), 404, "unknown-table");
        is(one.staff("/merge", "{\"into\": \"nowhere\"}"), 400, "invalid-request");
        String dish = store.dish("price = 1000");
        SharedCart cart = new SharedCart(product);
        String mina = one.phone();
        String juno = other.phone();
        for (int line = 0; line < 26; line++) {
            cart.in(mina, wish(dish, 1));
            cart.in(juno, wish(dish, 1));
        }
        is(merge(one, other), 409, "carts-too-full");
        assertThat(SharedCart.ids(cart.seen(mina))).hasSize(26);
        for (int line = 0; line < 2; line++) {
            JsonNode first = cart.seen(mina).path("lines").get(0);
            cart.remove(mina, first.path("id").asText(), first.path("version").asInt());
        }
        assertThat(merge(one, other).status()).isEqualTo(200);
        assertThat(SharedCart.ids(cart.seen(juno))).hasSize(50);
    }

    @Test
    void only_who_looks_after_the_floor_of_the_store_moves_and_merges_its_parties() {
        String mina = one.phone();
        other.seated();
        Dining free = table();
        AuditedCalls calls = new AuditedCalls(product);
        for (String role : List.of("KITCHEN", "MERCHANDISER", "INTEGRATOR")) {
            String staff = calls.program(role, store.store().id).value();
            is(merges(staff), 403, "forbidden");
            is(moves(staff, free), 403, "forbidden");
        }
        is(merges(OwnStore.open(product).manager()), 403, "forbidden");
        is(merges(mina), 403, "forbidden");
        is(moves(mina, free), 403, "forbidden");
        assertThat(one.get(mina, "/api/visit").json().path("tableId").asText()).isEqualTo(one.table());
        String floor = calls.program("FLOOR", store.store().id).value();
        assertThat(merges(floor).status()).isEqualTo(200);
    }

    private Answer merges(String who) {
        return PhoneAtTable.post(
                product,
                who,
                store.store().path("/tables/" + one.table() + "/merge"),
                "{\"into\": \"" + other.table() + "\"}");
    }

    private Answer moves(String who, Dining to) {
        return PhoneAtTable.post(
                product,
                who,
                store.store().path("/tables/" + one.table() + "/move"),
                "{\"to\": \"" + to.table() + "\"}");
    }

    private Dining table() {
        return Dining.in(product, store.store().id);
    }
}
