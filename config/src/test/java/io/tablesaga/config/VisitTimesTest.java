package io.tablesaga.config;

import static io.tablesaga.config.Dining.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What opens a visit is over after a while, and cannot be guessed; in a product whose times are short. */
class VisitTimesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static Product product;

    @BeforeAll
    static void start() {
        product = Product.start(
                Wired.DIRECT,
                "--visit.code-time=4s",
                "--visit.slip-time=4s",
                "--visit.ask-time=4s",
                "--visit.move-time=4s",
                "--visit.tries.table=5",
                "--visit.tries.address=1000",
                "--visit.tries.first-lock=6s");
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    @Test
    void a_join_code_is_over_after_its_time_and_the_tablet_shows_another() {
        Dining table = Dining.table(product);
        String code = table.seated();
        String tablet = table.tablet();
        await("the code's time is over").atMost(SOON).until(() -> !shown(table, tablet)
                .equals(code));
        is(table.join(code), 403, "wrong-code");
        assertThat(table.join(shown(table, tablet)).status()).isEqualTo(201);
    }

    private static String shown(Dining table, String tablet) {
        return table.get(tablet, "/api/visit/code").json().path("joinCode").asText();
    }

    @Test
    void who_is_not_answered_in_time_stays_out_and_others_may_ask() {
        Dining table = Dining.table(product);
        String phone = table.phone();
        Answer asked = table.ask("준호");
        table.ask("하나");
        table.ask("둘");
        String secret = asked.json().path("token").asText();
        String ask = asked.json().path("askId").asText();
        await("nobody answers").atMost(SOON).until(() -> table.get(secret, "/api/visits/ask/" + ask)
                .json()
                .path("state")
                .asText()
                .equals("OVER"));
        is(
                PhoneAtTable.post(product, phone, "/api/visit/asks/" + ask + "/answer", "{\"let\": true}"),
                404,
                "unknown-ask");
        is(table.get(secret, "/api/visit"), 401, "unauthorized");
        await("the others' time is over")
                .atMost(SOON)
                .until(() -> table.ask("셋").status() == 202);
    }

    @Test
    void a_slip_is_over_after_its_time() {
        Dining table = Dining.inStore(product, "SLIP");
        String slip = issued(table);
        over("select bool_and(until < now()) from floor.slip where table_id = '" + table.table() + "'");
        is(table.slip(slip), 403, "wrong-code");
    }

    @Test
    void a_slip_that_is_guessed_locks_the_right_one_too_until_the_lock_is_over() {
        Dining table = Dining.inStore(product, "SLIP");
        for (int guess = 0; guess < 5; guess++) {
            is(table.slip("22222" + guess), 403, "wrong-code");
        }
        is(table.slip("222229"), 429, "locked");
        is(table.slip(issued(table)), 429, "locked");
        assertThat(alarms(table))
                .containsExactlyInAnyOrder("{kind=WRONG_JOIN_CODE, times=4}", "{kind=JOIN_CODE_LOCKED, times=3}");
        await("the lock is over")
                .atMost(SOON)
                .until(() -> table.slip(issued(table)).status() == 201);
    }

    private static String issued(Dining table) {
        return product.operatorPost(
                        "/api/stores/" + table.store() + "/slips", "{\"tableId\": \"" + table.table() + "\"}")
                .json()
                .path("slip")
                .asText();
    }

    private static List<String> alarms(Dining table) {
        return product
                .jdbc()
                .queryForList(
                        "select kind, sum(count)::integer as times from audit.alarm where subject = ? group by kind",
                        table.table())
                .stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void a_phone_that_comes_too_late_after_a_move_gets_no_token() {
        Dining table = Dining.table(product);
        String phone = table.phone();
        assertThat(table.staff("/move", "{\"to\": \"" + Dining.table(product).table() + "\"}")
                        .status())
                .isEqualTo(200);
        over("select bool_and(moved_until < now()) from floor.phone where moved_hash is not null");
        is(PhoneAtTable.post(product, phone, "/api/visit/token", "{}"), 404, "no-new-token");
    }

    private static void over(String question) {
        await("its time is over")
                .atMost(SOON)
                .until(() -> Boolean.TRUE.equals(product.jdbc().queryForObject(question, Boolean.class)));
    }

    /** Twelve at once count like twelve in a row: five are looked at, and none after them. */
    @Test
    void a_code_that_is_guessed_is_locked_and_the_right_one_is_refused_too_until_the_lock_is_over() {
        Dining table = Dining.table(product);
        table.seated();
        List<Answer> guesses = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> table.join("22222" + (char) ('A' + i))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(guesses.stream().filter(guess -> guess.status() == 403)).hasSize(5);
        guesses.stream().filter(guess -> guess.status() != 403).forEach(guess -> {
            is(guess, 429, "locked");
            assertThat(Integer.parseInt(
                            guess.http().headers().firstValue("retry-after").orElseThrow()))
                    .isBetween(1, 7);
        });
        String code = table.staff("/visits/code", "{}").json().path("joinCode").asText();
        is(table.join(code), 429, "locked");
        assertThat(product.jdbc()
                        .queryForObject(
                                "select count(*) from floor.phone p join floor.visit v on v.id = p.visit_id where v.table_id = ?::uuid",
                                Integer.class,
                                table.table()))
                .isZero();
        assertThat(alarms(table))
                .containsExactlyInAnyOrder("{kind=WRONG_JOIN_CODE, times=4}", "{kind=JOIN_CODE_LOCKED, times=9}");
        // The next table is not locked with it; and the right code opens again when the lock is over.
        Dining next = Dining.table(product);
        assertThat(next.join(next.seated()).status()).isEqualTo(201);
        await("the lock is over")
                .atMost(SOON)
                .until(() -> table.join(table.staff("/visits/code", "{}")
                                        .json()
                                        .path("joinCode")
                                        .asText())
                                .status()
                        == 201);
    }

    @Test
    void guesses_at_many_tables_lock_the_address_they_come_from() {
        Product strict = Product.start(Wired.DIRECT, "--visit.tries.table=1000", "--visit.tries.address=4");
        try {
            Dining mine = Dining.table(strict);
            String code = mine.seated();
            assertThat(mine.join(code).status()).isEqualTo(201);
            for (int i = 0; i < 4; i++) {
                is(Dining.table(strict).join("222222"), 403, "wrong-code");
            }
            is(mine.join(code), 429, "locked");
        } finally {
            strict.stop();
        }
    }
}
