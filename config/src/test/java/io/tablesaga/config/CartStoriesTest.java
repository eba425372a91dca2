package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.TOKEN;
import static io.tablesaga.config.SharedCart.ids;
import static io.tablesaga.config.SharedCart.line;
import static io.tablesaga.config.SharedCart.refusals;
import static io.tablesaga.config.SharedCart.wish;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the guests of a visit put together on their phones, and what they are told of it. */
class CartStoriesTest {

    @Test
    void h4_a_customer_puts_menus_into_a_cart_which_all_phones_of_the_visit_share() {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        SharedCart cart = new SharedCart(store.product());
        String noodles = store.dish("price = 9000");
        String tea = store.dish("price = 2000");
        String mina = store.phone();
        String juno = store.phone();
        assertThat(cart.seen(mina).path("version").asInt()).isZero();
        assertThat(cart.seen(mina).path("lines")).isEmpty();

        String hers = cart.in(mina, wish(noodles, 1));
        String his = cart.in(juno, wish(tea, 2));

        JsonNode seen = cart.seen(mina);
        assertThat(ids(seen)).containsExactly(hers, his);
        assertThat(line(seen, hers).path("own").asBoolean()).isTrue();
        assertThat(line(seen, his).path("own").asBoolean()).isFalse();
        assertThat(line(seen, his).path("deviceId").asText())
                .isEqualTo(store.product()
                        .get("/api/visit", juno)
                        .json()
                        .path("deviceId")
                        .asText());
        assertThat(seen.at("/total/amount").asInt()).isEqualTo(13_000);
        assertThat(seen.at("/ownTotal/amount").asInt()).isEqualTo(9_000);
        assertThat(cart.seen(juno).at("/ownTotal/amount").asInt()).isEqualTo(4_000);
        assertThat(refusals(seen)).isEmpty();
        // Nobody else's cart.
        String elsewhere = Dining.in(store.product(), store.store().id).phone();
        assertThat(cart.seen(elsewhere).path("lines")).isEmpty();
        assertThat(cart.put(elsewhere, hers, wish(noodles, 9)).status()).isEqualTo(200);
        assertThat(line(cart.seen(mina), hers).path("quantity").asInt()).isEqualTo(1);
    }

    @Test
    void t5_contents_quantities_changes_and_total() {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        SharedCart cart = new SharedCart(store.product());
        String noodles = store.dish("price = 9000");
        String mina = store.phone();
        String juno = store.phone();
        String line = cart.in(mina, wish(noodles, 1));
        JsonNode seen = line(cart.seen(juno), line);

        // He changes it, and it stays hers.
        Answer changed = cart.put(juno, line, wish(noodles, 3, seen));
        assertThat(line(changed.json(), line).path("own").asBoolean()).isFalse();
        assertThat(changed.json().at("/total/amount").asInt()).isEqualTo(27_000);
        int version = changed.json().path("version").asInt();
        // She had not seen that.
        Dining.is(cart.put(mina, line, wish(noodles, 2, seen)), 409, "cart-changed");
        Dining.is(cart.remove(mina, line, seen.path("version").asInt()), 409, "cart-changed");
        // Each said again is said once.
        assertThat(cart.put(juno, line, wish(noodles, 3, seen)).json()).isEqualTo(changed.json());
        Dining.is(cart.put(mina, line, wish(noodles, 1)), 409, "cart-changed");
        assertThat(cart.seen(mina).path("version").asInt()).isEqualTo(version);

        int read = line(changed.json(), line).path("version").asInt();
        Answer removed = cart.remove(mina, line, read);
        assertThat(removed.json().path("lines")).isEmpty();
        assertThat(removed.json().has("total")).isFalse();
        assertThat(cart.remove(mina, line, read).json()).isEqualTo(removed.json());
        // What comes late does not bring it back.
        Dining.is(cart.put(mina, line, wish(noodles, 1)), 409, "cart-changed");
        Dining.is(cart.put(juno, line, wish(noodles, 3, seen)), 409, "cart-changed");
        assertThat(cart.seen(mina).path("lines")).isEmpty();
    }

    @Test
    void a_phone_that_has_the_cart_is_told_so_until_anything_in_it_changes() {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        SharedCart cart = new SharedCart(store.product());
        String noodles = store.dish("price = 9000");
        String phone = store.phone();
        cart.in(phone, wish(noodles, 1));

        String tag = tagged(store.product(), phone, "")
                .http()
                .headers()
                .firstValue("etag")
                .orElseThrow();
        Answer same = tagged(store.product(), phone, tag);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.http().body()).isEmpty();
        Answer head = cart.send(phone, "HEAD", "/api/cart", null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.http().headers().firstValue("etag")).contains(tag);
        assertThat(head.http().headers().map()).doesNotContainKey("authorization");
        // Stock, price and lines are each a reason to read it again.
        store.paid(store.phone(), RuledStore.line(noodles, 1));
        tag = newTag(store.product(), phone, tag);
        store.rule(noodles, "price = 9500, version = 2");
        tag = newTag(store.product(), phone, tag);
        cart.in(phone, wish(noodles, 1));
        newTag(store.product(), phone, tag);
    }

    private static String newTag(Product product, String phone, String tag) {
        Answer read = tagged(product, phone, tag);
        assertThat(read.status()).isEqualTo(200);
        return read.http().headers().firstValue("etag").orElseThrow();
    }

    private static Answer tagged(Product product, String phone, String tag) {
        return Product.send(product.request("/api/cart")
                .header("Authorization", "Bearer " + phone)
                .header("If-None-Match", tag));
    }

    @Test
    void a_cart_is_priced_and_checked_again_when_it_is_opened_and_says_what_has_changed() {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        SharedCart cart = new SharedCart(store.product());
        String noodles = store.dish("price = 9000, names = '{\"ko\": \"국수\", \"en\": \"Noodles\"}', name = '국수'");
        String salad = store.dish("course = 'SIDE'");
        String soup = store.store().dish(2);
        String gone = store.dish("position = 2");
        String phone = store.phone();
        String line = cart.in(phone, wish(noodles, 2));
        String off = cart.in(phone, wish(gone, 1));
        String rare = cart.in(phone, wish(soup, 3));
        cart.in(phone, wish(salad, 1));

        store.rule(noodles, "price = 9900, version = 2, course = 'OTHER'");
        store.rule(soup, "course = 'OTHER'");
        store.rule(gone, "hidden = true");
        JsonNode seen = cart.seen(phone, "?lang=en");
        assertThat(line(seen, line).path("name").asText()).isEqualTo("Noodles");
        assertThat(line(seen, line).path("changed").asBoolean()).isTrue();
        assertThat(line(seen, line).at("/was/name").asText()).isEqualTo("국수");
        assertThat(line(seen, line).at("/was/price/amount").asInt()).isEqualTo(9_000);
        assertThat(line(seen, line).at("/total/amount").asInt()).isEqualTo(19_800);
        assertThat(line(seen, off).path("offered").asBoolean()).isFalse();
        assertThat(line(seen, off).at("/was/price/amount").asInt()).isEqualTo(9_000);
        assertThat(line(seen, rare).path("available").asInt()).isEqualTo(2);
        assertThat(refusals(seen)).containsExactly("unknown-item", "item-changed", "out-of-stock");
        assertThat(seen.at("/refusals/1/broken").findValuesAsText("rule"))
                .containsExactly("item-changed", "main-needed");
        assertThat(seen.at("/refusals/1/broken/0/ways")).isNotEmpty();
        // An order of it hears the same.
        Answer refused = cart.order(phone, TOKEN, seen, "all");
        assertThat(refused.json()).isEqualTo(cart.seen(phone).at("/refusals/0"));

        // Each has its way out.
        cart.remove(phone, off, line(seen, off).path("version").asInt());
        cart.put(phone, rare, wish(soup, 2, line(seen, rare)));
        store.rule(soup, "course = 'MAIN'");
        Answer agreed = cart.put(
                phone,
                line,
                wish(
                        noodles,
                        2,
                        "\"itemVersion\": 2, \"version\": " + line(seen, line).path("version")));
        assertThat(refusals(agreed.json())).isEmpty();
        assertThat(line(agreed.json(), line).path("changed").asBoolean()).isFalse();
        Answer paid = cart.order(phone, TOKEN, agreed.json(), "all");
        assertThat(paid.status()).as(paid.http().body()).isEqualTo(201);
        assertThat(paid.json().path("total")).isEqualTo(agreed.json().path("total"));
        BooksBalance.in(store.product());
    }

    @Test
    void what_cannot_be_put_or_ordered_is_refused_with_a_sentence() {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        SharedCart cart = new SharedCart(store.product());
        String dish = store.dish("price = 1000");
        String phone = store.phone();
        String line = UUID.randomUUID().toString();
        Dining.is(cart.put(phone, "a-line", wish(dish, 1)), 400, "invalid-request");
        Dining.is(cart.put(phone, line, wish(dish, 0)), 400, "invalid-request");
        Dining.is(cart.put(phone, line, wish(dish, 100)), 400, "invalid-request");
        Dining.is(cart.put(phone, line, wish(dish, 1, "\"version\": 0")), 400, "invalid-request");
        Dining.is(cart.put(phone, line, wish(dish, 1, "\"itemVersion\": 1, \"version\": 7")), 409, "cart-changed");
        Dining.is(cart.send(phone, "DELETE", "/api/cart/lines/" + line, null), 400, "invalid-request");
        Dining.is(cart.order(OrderStoriesTest.key(), phone, TOKEN, 0, "some"), 400, "invalid-request");
        Dining.is(
                cart.order(OrderStoriesTest.key(), phone, TOKEN + ", \"lines\": []", 0, "all"), 400, "invalid-request");
        Dining.is(cart.order(OrderStoriesTest.key(), phone, TOKEN, 0, "all"), 409, "cart-empty");
        for (int i = 0; i < 50; i++) {
            cart.in(phone, wish(dish, 1));
        }
        Dining.is(cart.put(phone, line, wish(dish, 1)), 409, "cart-full");
        // A party's cart is not the next one's.
        assertThat(store.table().clear().status()).isEqualTo(200);
        Dining.is(cart.put(phone, line, wish(dish, 1)), 401, "unauthorized");
        assertThat(cart.seen(store.phone()).path("lines")).isEmpty();
    }
}
