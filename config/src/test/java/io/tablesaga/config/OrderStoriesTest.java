package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What else happens to orders, through HTTP, in both wirings. */
class OrderStoriesTest {

    @ParameterizedTest
    @EnumSource
    void a_declined_order_is_undone_and_the_same_key_gets_the_same_answer(Wired wired) {
        Product product = Product.running(wired);
        String dish = product.dish(5);
        String key = key();

        Answer declined = product.order(key, dish, 2, "tok_declined");
        assertThat(declined.status()).as(declined.http().body()).isEqualTo(402);
        assertThat(declined.problem()).isEqualTo("payment-declined");
        assertThat(product.order(key, dish, 2, "tok_declined").http().body())
                .isEqualTo(declined.http().body());

        BooksBalance.in(product);
        assertThat(available(product, dish)).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void a_paid_order_is_paid_once_however_often_it_is_sent(Wired wired) {
        Product product = Product.running(wired);
        String dish = product.dish(5);
        String key = key();

        Answer first = product.order(key, dish, 1, "tok_ok");
        Answer again = product.order(key, dish, 1, "tok_ok");
        assertThat(first.status()).as(first.http().body()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        Answer other = product.order(key, dish, 2, "tok_ok");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("key-reused");

        BooksBalance.in(product);
        assertThat(available(product, dish)).isEqualTo(4);
    }

    static Stream<Arguments> lostAnswers() {
        return Stream.of(Wired.values())
                .flatMap(wired -> Stream.of(
                        Arguments.of(wired, "tok_answer_lost", "PAID"),
                        Arguments.of(wired, "tok_500_after", "PAID"),
                        Arguments.of(wired, "tok_slow", "PAID"),
                        Arguments.of(wired, "tok_reset", "CANCELLED"),
                        Arguments.of(wired, "tok_500", "CANCELLED")));
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void when_the_answer_is_lost_the_provider_is_asked_and_the_truth_wins(Wired wired, String token, String end) {
        Product product = Product.running(wired);
        // Another class may have made «slow» faster.
        product.noMoreFaults();
        String dish = product.dish(3);
        String key = key();

        Answer unknown = product.order(key, dish, 1, token);
        assertThat(unknown.status()).as(unknown.http().body()).isEqualTo(202);
        String order = unknown.json().path("id").asText();
        String capability = unknown.json().path("capability").asText();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(product.get("/api/orders/" + order, capability)
                                .json()
                                .path("state")
                                .asText())
                        .isEqualTo(end));
        BooksBalance.in(product);
        assertThat(available(product, dish)).isEqualTo(end.equals("PAID") ? 2 : 3);
    }

    @ParameterizedTest
    @EnumSource
    void a_hundred_guests_and_one_portion_are_one_paid_order_and_ninety_nine_told_before_paying(Wired wired)
            throws Exception {
        Product product = Product.running(wired);
        String dish = product.dish(1);

        List<Answer> answers = together(100, () -> product.order(key(), dish, 1, "tok_ok"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(99);
        assertThat(answers.stream().filter(answer -> answer.status() == 409).map(Answer::problem))
                .containsOnly("out-of-stock");
        BooksBalance.in(product);
        assertThat(available(product, dish)).isZero();
        assertThat(product.jdbc()
                        .queryForObject(
                                "select count(*) from payment.attempt a join ordering.order_line l on l.order_id = a.order_id where l.item_id = ?::uuid",
                                Long.class,
                                dish))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void one_key_sent_twenty_times_at_once_is_one_order(Wired wired) throws Exception {
        Product product = Product.running(wired);
        String dish = product.dish(50);
        String key = key();

        List<Answer> answers = together(20, () -> product.order(key, dish, 1, "tok_ok"));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 202));
        assertThat(answers.stream()
                        .map(answer -> answer.json().path("id").asText())
                        .distinct())
                .hasSize(1);
        BooksBalance.in(product);
        assertThat(available(product, dish)).isEqualTo(49);
    }

    @ParameterizedTest
    @EnumSource
    void what_cannot_be_read_is_refused_with_a_sentence(Wired wired) {
        Product product = Product.running(wired);
        assertThat(product.order(key(), "no-id", 1, "tok_ok").problem()).isEqualTo("invalid-request");
        assertThat(product.order(key(), UUID.randomUUID().toString(), 1, "tok_ok")
                        .problem())
                .isEqualTo("unknown-item");
        assertThat(product.order(key(), product.dish(1), 0, "tok_ok").problem()).isEqualTo("invalid-request");
        assertThat(product.order(" ", product.dish(1), 1, "tok_ok").problem()).isEqualTo("invalid-request");
        assertThat(product.order(key(), product.dish(1), 2, "tok_ok").problem()).isEqualTo("out-of-stock");
        BooksBalance.in(product);
    }

    static <T> List<T> together(int guests, Callable<T> order) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(guests);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : pool.invokeAll(java.util.Collections.nCopies(guests, order))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    static int available(Product product, String dish) {
        return product.jdbc()
                .queryForObject("select available from stock.item where id = ?::uuid", Integer.class, dish);
    }
}
