package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Refunds that a human must see to, and then does: until then what is listed stays in the books. */
class OwedRefundTest {

    private static final Map<Wired, Product> RUNNING = new EnumMap<>(Wired.class);

    private static Product product(Wired wired) {
        return RUNNING.computeIfAbsent(wired, wiring -> Product.start(wiring));
    }

    @AfterAll
    static void stop() {
        RUNNING.values().parallelStream().forEach(Product::stop);
        RUNNING.clear();
    }

    @ParameterizedTest
    @EnumSource
    void a_refund_the_provider_refuses_is_owed_and_never_called_given_back(Wired wired) {
        Product product = product(wired);
        BooksBalance.in(product);
        String dish = product.dish(3);
        GuestWhoCancels guest = new GuestWhoCancels(product, product.order(OrderStoriesTest.key(), dish, 1, "tok_ok"));
        product.fault("{\"call\": \"CANCEL\", \"fault\": \"REFUSED\", \"next\": 1}");

        Answer answer = guest.cancel();
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        assertThat(answer.json().path("state").asText()).isEqualTo("REFUND_FAILED");
        assertThat(answer.json().path("message").asText()).startsWith("취소했지만 환불하지 못했습니다");
        assertThat(guest.seen().path("state").asText()).isEqualTo("REFUND_FAILED");
        assertThat(guest.seen().at("/cancellations/0/refund/amount").asLong()).isEqualTo(9_000);
        assertThat(guest.givenBack()).isEmpty();
        JsonNode books = product.operator("/api/books").json();
        assertThat(books.path("balanced").asBoolean()).as(books.toString()).isTrue();
        assertThat(books.toString()).contains("listed: a refund that is owed");
        settled(product, guest);
    }

    @ParameterizedTest
    @EnumSource
    void a_part_cancelled_at_the_provider_s_desk_is_for_a_human(Wired wired) {
        Product product = product(wired);
        BooksBalance.in(product);
        String dish = product.dish(3);
        GuestWhoCancels guest = new GuestWhoCancels(product, product.order(OrderStoriesTest.key(), dish, 1, "tok_ok"));
        product.cancelAtDesk(guest.payment().path("paymentKey").asText(), 4_000);

        Answer answer = guest.cancel();
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(202);
        assertThat(answer.json().path("state").asText()).isEqualTo("CANCELLING");
        assertThat(product.jdbc()
                        .queryForObject(
                                "select state from payment.refund where order_id = ?::uuid",
                                String.class,
                                guest.order()))
                .isEqualTo("REVIEW");
        assertThat(guest.givenBack()).containsExactly(4_000L);
        JsonNode books = product.operator("/api/books").json();
        assertThat(books.path("balanced").asBoolean()).as(books.toString()).isTrue();
        assertThat(books.toString()).contains("listed: review");
        settled(product, guest);
    }

    private static void settled(Product product, GuestWhoCancels guest) {
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        operator.retry(operator.listed(guest.order()));
        guest.becomes("CANCELLED");
        BooksBalance.in(product);
    }
}
