package io.tablesaga.config;

import static io.tablesaga.config.Dining.is;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.accounts.Role;
import io.tablesaga.accounts.web.Contract;
import io.tablesaga.accounts.web.Operation;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What those who sit together share, and what nobody else sees. */
class VisitStoriesTest {

    private static final String ALL_OF_IT = "{\"lines\": [], \"let\": true, \"reason\": \"mine\"}";

    @ParameterizedTest
    @EnumSource
    void phones_at_a_table_share_its_visit_and_each_sees_receipts_and_cancels_orders_of_the_others(Wired wired) {
        Product product = Product.running(wired);
        Dining table = Dining.table(product);
        String dish = product.dish(2);
        String code = table.seated();
        Answer first = table.join(code);
        Answer second =
                table.join(" " + code.toLowerCase(java.util.Locale.ROOT).substring(0, 3) + "-" + code.substring(3));
        assertThat(first.status()).as(first.http().body()).isEqualTo(201);
        assertThat(second.status()).as(second.http().body()).isEqualTo(201);
        String mina = first.json().path("token").asText();
        String juno = second.json().path("token").asText();
        assertThat(mina).startsWith("table_").hasSizeGreaterThan(40).isNotEqualTo(juno);

        JsonNode visit = table.get(juno, "/api/visit").json();
        assertThat(visit.path("phones").asInt()).isEqualTo(2);
        assertThat(visit.path("tableId").asText()).isEqualTo(table.table());
        assertThat(visit.path("deviceId")).isEqualTo(second.json().path("phoneId"));
        assertThat(visit.path("visitId")).isEqualTo(first.json().path("visitId"));

        String order = table.paid(mina, dish).json().path("id").asText();
        JsonNode seen = table.get(juno, "/api/visit/orders").json().path("orders");
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).path("id").asText()).isEqualTo(order);
        assertThat(seen.get(0).path("deviceId")).isEqualTo(first.json().path("phoneId"));
        assertThat(seen.get(0).path("state").asText()).isEqualTo("PAID");
        assertThat(seen.get(0).path("total").path("amount").asLong()).isEqualTo(9000);
        assertThat(seen.get(0).path("lines").get(0).path("quantity").asInt()).isEqualTo(1);
        assertThat(table.get(juno, "/api/orders/" + order).status()).isEqualTo(200);
        assertThat(table.get(juno, "/api/orders/" + order + "/receipt").status())
                .isEqualTo(200);
        Answer cancelled = Product.send(product.request("/api/orders/" + order + "/cancellations")
                .header("Authorization", "Bearer " + juno)
                .header("Idempotency-Key", "ours")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(cancelled.status()).as(cancelled.http().body()).isIn(200, 202);
        BooksBalance.in(product);
    }

    @Test
    void the_orders_of_a_visit_come_in_pages_the_newest_first() {
        Product product = Product.running(Wired.DIRECT);
        Dining table = Dining.table(product);
        String dish = product.dish(3);
        String phone = table.phone();
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            placed.add(0, table.paid(phone, dish).json().path("id").asText());
        }
        JsonNode page = table.get(phone, "/api/visit/orders?limit=2").json();
        assertThat(page.path("orders").findValuesAsText("id")).isEqualTo(placed.subList(0, 2));
        JsonNode rest = table.get(
                        phone,
                        "/api/visit/orders?limit=2&after=" + page.path("next").asText())
                .json();
        assertThat(rest.path("orders").findValuesAsText("id")).isEqualTo(placed.subList(2, 3));
        assertThat(rest.path("next").isNull()).isTrue();
        BooksBalance.in(product);
    }

    /** Each operation of the contract a guest may call, now and later: with what is table 4's, from a phone at table 3. */
    @Test
    void a_guest_of_table_3_sees_nothing_of_table_4() {
        Product product = Product.running(Wired.DIRECT);
        Dining three = Dining.table(product);
        Dining four = Dining.table(product);
        String dish = product.dish(5);
        String there = four.phone();
        String order = four.paid(there, dish).json().path("id").asText();
        String visit = four.get(there, "/api/visit").json().path("visitId").asText();
        SharedCart cart = new SharedCart(product);
        String line = cart.in(there, SharedCart.wish(dish, 1));
        JsonNode theirs = cart.seen(there);
        List<Operation> guests = product.context().getBean(Contract.class).operations().stream()
                .filter(operation -> operation.roles().contains(Role.GUEST))
                .toList();
        assertThat(guests).hasSizeGreaterThan(8);
        for (Operation operation : guests) {
            String ask = four.ask("준호").json().path("askId").asText();
            String path = operation
                    .path()
                    .getPatternString()
                    .replace("{orderId}", order)
                    .replace("{askId}", ask)
                    .replace("{lineId}", line);
            assertThat(path).doesNotContain("{");
            if (path.endsWith(line)) {
                continue;
            }
            Answer stranger = call(product, three.phone(), operation.method(), path);
            assertThat(stranger.http().body()).as(path).doesNotContain(order, visit, ask, four.table());
            if (!path.equals(operation.path().getPatternString())) {
                assertThat(stranger.status()).as(path + stranger.http().body()).isEqualTo(404);
                // Else what is looked at here would prove nothing.
                assertThat(call(product, four.phone(), operation.method(), path).status())
                        .as(path)
                        .isIn(200, 202, 409);
            }
            product.jdbc().update("delete from floor.ask where id = ?::uuid", ask);
        }
        // A line's id is its visit's own: at another table it names another line.
        String mine = three.phone();
        Answer put = cart.put(mine, line, SharedCart.wish(dish, 2));
        assertThat(put.status()).as(put.http().body()).isEqualTo(200);
        assertThat(cart.remove(mine, line, 1).status()).isEqualTo(200);
        JsonNode still = cart.seen(there);
        assertThat(still.path("version")).isEqualTo(theirs.path("version"));
        assertThat(SharedCart.line(still, line).path("quantity").asInt()).isEqualTo(1);
        BooksBalance.in(product);
    }

    private static Answer call(Product product, String token, String method, String path) {
        return Product.send(product.request(path)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .method(method, method.equals("POST") ? BodyPublishers.ofString(ALL_OF_IT) : BodyPublishers.noBody()));
    }

    @Test
    void a_photo_of_last_week_s_code_shows_the_menu_and_no_more() {
        Product product = Product.running(Wired.DIRECT);
        Dining table = Dining.table(product);
        String code = table.seated();
        String phone = table.join(code).json().path("token").asText();
        Answer during = table.get("none", "/api/tables/" + table.qr());
        assertThat(during.json().path("taken").asBoolean()).isTrue();
        assertThat(table.clear().status()).isEqualTo(200);

        Answer photo = table.get("none", "/api/tables/" + table.qr());
        assertThat(photo.status()).isEqualTo(200);
        assertThat(photo.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("storeId", "store", "table", "taken", "visitStart");
        assertThat(photo.json().path("taken").asBoolean()).isFalse();
        assertThat(product.get(
                                "/api/menus?storeId="
                                        + photo.json().path("storeId").asText(),
                                "none")
                        .status())
                .isEqualTo(200);
        is(table.join(code), 403, "wrong-code");
        is(table.ask("민아"), 409, "nobody-there");
        is(table.get(phone, "/api/visit"), 401, "unauthorized");
        is(table.get(phone, "/api/visit/orders"), 401, "unauthorized");
        is(table.order(phone, product.dish(1), ""), 401, "unauthorized");

        // Another party sits there now: its code is another one.
        String theirs = table.seated();
        assertThat(theirs).isNotEqualTo(code);
        is(table.join(code), 403, "wrong-code");
        is(table.get(phone, "/api/visit"), 401, "unauthorized");
    }

    @Test
    void a_photo_of_the_next_table_s_code_opens_nothing_with_the_code_of_one_s_own() {
        Product product = Product.running(Wired.DIRECT);
        Dining mine = Dining.table(product);
        Dining next = Dining.table(product);
        String code = mine.seated();
        next.seated();
        is(next.join(code), 403, "wrong-code");
        is(PhoneAtTable.join(product, "no-such-table", code), 404, "unknown-table");
        is(mine.get("none", "/api/tables/no-such-table"), 404, "not-found");
        assertThat(mine.join(code).status()).isEqualTo(201);
    }

    @Test
    void a_phone_that_leaves_is_out_and_the_others_stay() {
        Product product = Product.running(Wired.DIRECT);
        Dining table = Dining.table(product);
        String leaving = table.phone();
        String staying = table.phone();
        assertThat(table.delete(leaving, "/api/visit/phone").status()).isEqualTo(200);
        is(table.get(leaving, "/api/visit"), 401, "unauthorized");
        assertThat(table.get(staying, "/api/visit").json().path("phones").asInt())
                .isEqualTo(1);
        is(table.delete(table.tablet(), "/api/visit/phone"), 409, "not-a-phone");
    }

    @Test
    void what_cannot_be_read_changes_nothing_and_says_why() {
        Product product = Product.running(Wired.DIRECT);
        Dining table = Dining.table(product);
        for (String guests : List.of("0", "-1", "1.5", "\"4\"", "501", "[]")) {
            is(table.staff("/visits", "{\"guests\": " + guests + "}"), 400, "invalid-request");
        }
        is(table.staff("/clear", "{\"anyway\": \"yes\"}"), 400, "invalid-request");
        is(table.clear(), 409, "nobody-there");
        table.seated();
        for (String body : List.of(
                "{}",
                "{\"tableCode\": \"x\"}",
                "{\"tableCode\": \"x\", \"joinCode\": \"\"}",
                "{\"tableCode\": \"x\", \"joinCode\": \"a\", \"slip\": \"b\"}",
                "{\"tableCode\": 7, \"joinCode\": \"a\"}")) {
            is(PhoneAtTable.post(product, "/api/visits/join", body), 400, "invalid-request");
        }
        for (String name : List.of("", "   ", "x".repeat(41), "a\\u202eb", "a\\u0007b")) {
            is(table.ask(name), 400, "invalid-request");
        }
    }

    @Test
    void a_table_of_another_store_is_not_this_store_s() {
        Product product = Product.running(Wired.DIRECT);
        Dining elsewhere = Dining.inStore(product, "SLIP");
        Dining wrong = new Dining(product, Product.STORE, elsewhere.table());
        is(wrong.staff("/visits", "{}"), 404, "unknown-table");
        elsewhere.seated();
        is(wrong.clear(), 404, "unknown-table");
        is(wrong.staff("/visits/code", "{}"), 404, "unknown-table");
        is(Dining.table(product).staff("/visits/code", "{}"), 409, "nobody-there");
        is(wrong.staff("/move", "{\"to\": \"" + Dining.table(product).table() + "\"}"), 404, "unknown-table");
        is(elsewhere.staff("/move", "{\"to\": \"" + Dining.table(product).table() + "\"}"), 404, "unknown-table");
        is(
                product.operatorPost(
                        "/api/stores/" + Product.STORE + "/slips", "{\"tableId\": \"" + elsewhere.table() + "\"}"),
                404,
                "unknown-table");
    }
}
