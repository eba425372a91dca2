package io.tablesaga.config;

import static io.tablesaga.config.Dining.is;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Into a visit without the staff: by the word of somebody in it, by a tablet's code, by a slip. */
class JoiningTest {

    private final Product product = Product.running(Wired.DIRECT);

    @Test
    void somebody_asks_and_a_phone_of_the_visit_lets_them_in_once() {
        Dining table = Dining.table(product);
        String mina = table.phone();
        Answer asked = table.ask(" 준호 ");
        assertThat(asked.status()).as(asked.http().body()).isEqualTo(202);
        String secret = asked.json().path("token").asText();
        String ask = asked.json().path("askId").asText();
        assertThat(state(table, secret, ask)).isEqualTo("OPEN");
        is(table.get(secret, "/api/visit"), 401, "unauthorized");
        is(table.get(secret, "/api/visit/asks"), 401, "unauthorized");
        is(table.get(mina, "/api/visits/ask/" + ask), 404, "not-found");

        JsonNode asks = table.get(mina, "/api/visit/asks").json().path("asks");
        assertThat(asks).hasSize(1);
        assertThat(asks.get(0).path("askId").asText()).isEqualTo(ask);
        assertThat(asks.get(0).path("name").asText()).isEqualTo("준호");
        Answer let = answer(mina, ask, true);
        assertThat(let.status()).as(let.http().body()).isEqualTo(200);
        assertThat(let.json().path("state").asText()).isEqualTo("LET_IN");

        assertThat(state(table, secret, ask)).isEqualTo("LET_IN");
        assertThat(table.get(secret, "/api/visit").json().path("phones").asInt())
                .isEqualTo(2);
        assertThat(table.get(mina, "/api/visit/asks").json().path("asks")).isEmpty();
        is(answer(mina, ask, false), 404, "unknown-ask");
        is(answer(mina, ask, true), 404, "unknown-ask");
        assertThat(product.jdbc().queryForObject("select name from floor.ask where id = ?::uuid", String.class, ask))
                .isEmpty();
    }

    @Test
    void who_is_refused_stays_out() {
        Dining table = Dining.table(product);
        String mina = table.phone();
        Answer asked = table.ask("준호");
        String secret = asked.json().path("token").asText();
        String ask = asked.json().path("askId").asText();
        assertThat(answer(mina, ask, false).json().path("state").asText()).isEqualTo("REFUSED");
        assertThat(state(table, secret, ask)).isEqualTo("REFUSED");
        is(answer(mina, ask, true), 404, "unknown-ask");
        is(table.get(secret, "/api/visit"), 401, "unauthorized");
    }

    @Test
    void a_phone_of_another_table_lets_nobody_in() {
        Dining table = Dining.table(product);
        table.seated();
        String stranger = Dining.table(product).phone();
        Answer asked = table.ask("준호");
        String ask = asked.json().path("askId").asText();
        assertThat(table.get(stranger, "/api/visit/asks").json().path("asks")).isEmpty();
        is(answer(stranger, ask, true), 404, "unknown-ask");
        assertThat(state(table, asked.json().path("token").asText(), ask)).isEqualTo("OPEN");
    }

    @Test
    void three_ask_at_a_table_and_a_no_does_not_make_room() {
        Dining table = Dining.table(product);
        String mina = table.phone();
        List<Answer> asked = Stream.of("하나", "둘", "셋", "넷", "다섯", "여섯")
                .map(name -> CompletableFuture.supplyAsync(() -> table.ask(name)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        List<Answer> taken =
                asked.stream().filter(answer -> answer.status() == 202).toList();
        assertThat(taken).hasSize(3);
        asked.stream().filter(answer -> answer.status() != 202).forEach(more -> {
            is(more, 429, "too-many-ask");
            assertThat(more.http().headers().firstValue("retry-after")).isPresent();
        });
        answer(mina, taken.get(0).json().path("askId").asText(), false);
        is(table.ask("일곱"), 429, "too-many-ask");
        answer(mina, taken.get(1).json().path("askId").asText(), true);
        assertThat(table.ask("여덟").status()).isEqualTo(202);
    }

    @Test
    void a_tablet_begins_a_visit_where_the_store_lets_it_and_shows_its_code() {
        Dining table = Dining.inStore(product, "CODE");
        String tablet = table.tablet();
        is(table.get(tablet, "/api/visit/code"), 403, "forbidden");
        Answer begun = PhoneAtTable.post(product, tablet, "/api/visits", "{}");
        assertThat(begun.status()).as(begun.http().body()).isEqualTo(201);
        is(PhoneAtTable.post(product, tablet, "/api/visits", "{}"), 409, "table-taken");
        String code = begun.json().path("joinCode").asText();
        assertThat(table.get(tablet, "/api/visit/code").json().path("joinCode").asText())
                .isEqualTo(code);
        Answer joined = table.join(code);
        assertThat(joined.status()).as(joined.http().body()).isEqualTo(201);
        assertThat(table.get(tablet, "/api/visit").json().path("phones").asInt())
                .isEqualTo(1);
    }

    @Test
    void whoever_sits_at_a_table_hands_its_code_to_others_while_the_visit_lasts() {
        Dining table = Dining.table(product);
        String told = table.seated();
        String mina = table.join(told).json().path("token").asText();
        JsonNode shown = table.get(mina, "/api/visit/code").json();
        assertThat(shown.path("joinCode").asText()).isEqualTo(told);
        assertThat(shown.path("url").asText()).endsWith("/t/" + table.qr() + "#join=" + told);
        assertThat(shown.path("qr").path("path").asText()).startsWith("M4 4h7v1h-7z");
        String jun = table.join(told).json().path("token").asText();
        assertThat(table.get(jun, "/api/visit/code").json()).isEqualTo(shown);
        // Another table's is another.
        Dining other = Dining.table(product);
        assertThat(other.get(other.phone(), "/api/visit/code").json().path("joinCode"))
                .isNotEqualTo(shown.path("joinCode"));

        assertThat(table.delete(jun, "/api/visit/phone").status()).isEqualTo(200);
        is(table.get(jun, "/api/visit/code"), 401, "unauthorized");
        assertThat(table.clear().status()).isEqualTo(200);
        is(table.get(mina, "/api/visit/code"), 401, "unauthorized");
        is(table.join(told), 403, "wrong-code");
    }

    @Test
    void a_tablet_begins_nothing_where_the_staff_seat() {
        for (String start : List.of("STAFF", "SLIP")) {
            Dining table = Dining.inStore(product, start);
            is(PhoneAtTable.post(product, table.tablet(), "/api/visits", "{}"), 409, "not-by-tablet");
            table.seated();
            assertThat(table.get(table.tablet(), "/api/visit/code").status()).isEqualTo(200);
        }
    }

    @Test
    void a_slip_begins_a_visit_or_joins_it_once() {
        Dining table = Dining.inStore(product, "SLIP");
        String first = issued(table);
        assertThat(first).hasSize(10).matches("[2-9A-HJKMNP-Z]+");
        Answer begun = table.slip(first);
        assertThat(begun.status()).as(begun.http().body()).isEqualTo(201);
        is(table.slip(first), 403, "wrong-code");
        Answer joined = table.slip(issued(table));
        assertThat(joined.json().path("visitId")).isEqualTo(begun.json().path("visitId"));
        assertThat(table.get(joined.json().path("token").asText(), "/api/visit")
                        .json()
                        .path("phones")
                        .asInt())
                .isEqualTo(2);

        Dining next = Dining.in(product, table.store());
        is(next.slip(issued(table)), 403, "wrong-code");
        is(table.slip("2345678923"), 403, "wrong-code");
    }

    @Test
    void of_a_slip_used_twice_at_once_one_counts_and_two_slips_begin_one_visit() {
        Dining table = Dining.inStore(product, "SLIP");
        String one = issued(table);
        List<Answer> twice = Stream.of(one, one, one, issued(table))
                .map(slip -> CompletableFuture.supplyAsync(() -> table.slip(slip)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(twice.stream().filter(answer -> answer.status() == 201)).hasSize(2);
        assertThat(twice.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.json().path("visitId").asText())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void a_slip_that_a_party_has_not_used_joins_no_party_after_it() {
        Dining table = Dining.inStore(product, "SLIP");
        Dining next = Dining.in(product, table.store());
        table.seated();
        String left = issued(table);
        assertThat(table.clear().status()).isEqualTo(200);
        is(table.slip(left), 403, "wrong-code");
        table.seated();
        String moved = issued(table);
        assertThat(table.staff("/move", "{\"to\": \"" + next.table() + "\"}").status())
                .isEqualTo(200);
        is(table.slip(moved), 403, "wrong-code");
        is(next.slip(moved), 403, "wrong-code");
    }

    @Test
    void there_are_no_slips_where_visits_do_not_begin_so() {
        Dining table = Dining.table(product);
        Answer refused = product.operatorPost(
                "/api/stores/" + table.store() + "/slips", "{\"tableId\": \"" + table.table() + "\"}");
        is(refused, 409, "not-by-slip");
    }

    private String issued(Dining table) {
        Answer issued = product.operatorPost(
                "/api/stores/" + table.store() + "/slips", "{\"tableId\": \"" + table.table() + "\"}");
        assertThat(issued.status()).as(issued.http().body()).isEqualTo(201);
        return issued.json().path("slip").asText();
    }

    private Answer answer(String phone, String ask, boolean let) {
        return PhoneAtTable.post(product, phone, "/api/visit/asks/" + ask + "/answer", "{\"let\": " + let + "}");
    }

    private static String state(Dining table, String secret, String ask) {
        is(table.get(UUID.randomUUID().toString(), "/api/visits/ask/" + ask), 404, "not-found");
        Answer state = table.get(secret, "/api/visits/ask/" + ask);
        assertThat(state.status()).as(state.http().body()).isEqualTo(200);
        return state.json().path("state").asText();
    }
}
