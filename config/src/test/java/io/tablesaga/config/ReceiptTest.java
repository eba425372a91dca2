package io.tablesaga.config;

import static io.tablesaga.config.CheckoutTrail.checkout;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a guest who has paid takes home, and what the provider was told of the taxes in it. */
class ReceiptTest {

    private static final String COKE = "00000000-0000-7000-8000-000000001030";
    private static final String CIDER = "00000000-0000-7000-8000-000000001031";
    private static final String KIMCHI_TO_GO = "00000000-0000-7000-8000-000000001034";

    @ParameterizedTest
    @EnumSource
    void a_receipt_names_seller_lines_taxes_and_payment_and_the_provider_knows_the_same_taxes(Wired wired) {
        Product product = Product.running(wired);
        Answer placed = mixed(product, "");
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));
        assertThat(guest.confirm(back).status()).isEqualTo(201);

        Answer answer = receipt(product, placed);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        JsonNode receipt = answer.json();
        assertThat(receipt.path("store").path("tradeName").asText()).isEqualTo("한강식당 (가상의 가게)");
        assertThat(receipt.path("store").path("businessNumber").asText()).isEqualTo("000-00-00000");
        assertThat(receipt.path("store").path("address").asText()).contains("가상구");
        assertThat(receipt.path("table").asText()).isEqualTo("1번");
        // 2,000 and 4,000 have 545 of tax together: 181.8 and 363.6.
        taxes(receipt.path("lines").path(0), 2_000, 1_818, 182, 0);
        taxes(receipt.path("lines").path(1), 4_000, 3_637, 363, 0);
        taxes(receipt.path("lines").path(2), 9_900, 0, 0, 9_900);
        taxes(receipt, 15_900, 5_455, 545, 9_900);
        JsonNode payment = receipt.path("payment");
        assertThat(payment.path("method").asText()).isEqualTo("CHECKOUT");
        assertThat(payment.path("reference").asText()).isEqualTo(back.paymentKey());
        assertThat(payment.path("zone").asText()).isEqualTo("Asia/Seoul");
        assertThat(Instant.parse(payment.path("paidAt").asText()))
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());

        JsonNode theirs = theirs(product, back.paymentKey());
        assertThat(theirs.path("suppliedAmount").asLong()).isEqualTo(5_455);
        assertThat(theirs.path("vat").asLong()).isEqualTo(545);
        assertThat(theirs.path("taxFreeAmount").asLong()).isEqualTo(9_900);
        BooksBalance.in(product);
    }

    @Test
    void a_stored_token_is_charged_with_the_same_taxes() {
        Product product = Product.running(Wired.DIRECT);
        Answer placed = mixed(product, ", \"paymentToken\": \"tok_ok\"");
        assertThat(placed.status()).as(placed.http().body()).isEqualTo(201);

        JsonNode payment = receipt(product, placed).json().path("payment");
        assertThat(payment.path("method").asText()).isEqualTo("STORED");
        assertThat(theirs(product, payment.path("reference").asText())
                        .path("taxFreeAmount")
                        .asLong())
                .isEqualTo(9_900);
        BooksBalance.in(product);
    }

    @Test
    void an_order_keeps_the_tax_it_was_sold_with() {
        Product product = Product.running(Wired.DIRECT);
        String dish = product.dish(1);
        Answer placed = product.order(OrderStoriesTest.key(), dish, 1, "tok_ok");
        product.jdbc().update("update ordering.catalogue_item set tax_kind = 'TAX_FREE' where id = ?::uuid", dish);

        taxes(receipt(product, placed).json(), 9_000, 8_182, 818, 0);
        BooksBalance.in(product);
    }

    @Test
    void an_order_that_was_not_paid_has_no_receipt_and_a_stranger_learns_nothing() {
        Product product = Product.running(Wired.DIRECT);
        Answer placed = mixed(product, "");

        Answer unpaid = receipt(product, placed);
        assertThat(unpaid.status()).isEqualTo(409);
        assertThat(unpaid.problem()).isEqualTo("not-paid");
        assertThat(unpaid.http().headers().firstValue("content-type")).contains("application/problem+json");
        Answer stranger = product.get("/api/orders/" + placed.json().path("id").asText() + "/receipt", "guess");
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(stranger.problem()).isEqualTo("not-found");

        // Its stock comes back with the end of its hold.
        BooksBalance.in(product);
        assertThat(receipt(product, placed).problem()).isEqualTo("not-paid");
    }

    @ParameterizedTest
    @EnumSource
    void a_receipt_shows_what_was_given_back_and_what_remains_and_they_add_up(Wired wired) {
        Product product = Product.running(wired);
        Answer placed = mixed(product, ", \"paymentToken\": \"tok_ok\"");
        GuestWhoCancels guest = new GuestWhoCancels(product, placed);
        JsonNode paid = receipt(product, placed).json();
        assertThat(paid.path("refunds")).isEmpty();
        taxes(paid.path("remaining"), 15_900, 5_455, 545, 9_900);

        assertThat(guest.cancel(1).status()).isEqualTo(200);
        JsonNode part = receipt(product, placed).json();
        taxes(part, 15_900, 5_455, 545, 9_900);
        assertThat(part.at("/lines/0/takenBack").asBoolean()).isTrue();
        assertThat(part.at("/lines/1/takenBack").asBoolean()).isFalse();
        // 4,000 alone have 364 of tax: what was given back has the 181 that are left of 545.
        taxes(part.at("/remaining"), 13_900, 3_636, 364, 9_900);
        taxes(part.at("/refunds/0"), 2_000, 1_819, 181, 0);
        assertThat(part.at("/refunds/0/reference").asText())
                .isEqualTo(guest.payment().at("/cancels/0/transactionKey").asText());
        assertThat(part.at("/refunds/0/byHand").asBoolean()).isFalse();
        assertThat(Instant.parse(part.at("/refunds/0/at").asText()))
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());

        assertThat(guest.cancel().status()).isEqualTo(200);
        JsonNode all = receipt(product, placed).json();
        taxes(all.path("remaining"), 0, 0, 0, 0);
        taxes(all.at("/refunds/1"), 13_900, 3_636, 364, 9_900);
        assertThat(all.at("/lines/2/takenBack").asBoolean()).isTrue();
        assertThat(all.at("/owed/amount").asLong()).isZero();
        BooksBalance.in(product);
    }

    @Test
    void what_is_owed_is_on_the_receipt_and_not_called_given_back_until_it_is() {
        Product product = Product.running(Wired.DIRECT);
        Answer placed = product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok");
        GuestWhoCancels guest = new GuestWhoCancels(product, placed);
        product.fault("{\"call\": \"CANCEL\", \"fault\": \"REFUSED\", \"next\": 1}");
        guest.cancel();
        JsonNode owed = receipt(product, placed).json();
        assertThat(owed.path("refunds")).isEmpty();
        assertThat(owed.at("/owed/amount").asLong()).isEqualTo(9_000);
        taxes(owed.path("remaining"), 9_000, 8_182, 818, 0);

        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        operator.byHand(operator.listed(guest.order()));
        JsonNode settled = receipt(product, placed).json();
        assertThat(settled.at("/refunds/0/byHand").asBoolean()).isTrue();
        assertThat(settled.at("/owed/amount").asLong()).isZero();
        taxes(settled.path("remaining"), 0, 0, 0, 0);
        BooksBalance.in(product);
    }

    @Test
    void the_menu_says_how_each_item_is_taxed() {
        JsonNode items = Product.running(Wired.DIRECT)
                .get("/api/menus?limit=200&storeId=" + Product.STORE, "")
                .json()
                .path("items");
        assertThat(StreamSupport.stream(items.spliterator(), false))
                .anyMatch(item -> item.path("id").asText().equals(KIMCHI_TO_GO)
                        && item.path("taxKind").asText().equals("TAX_FREE"))
                .anyMatch(item -> item.path("id").asText().equals(COKE)
                        && item.path("taxKind").asText().equals("TAXABLE"));
    }

    private static Answer mixed(Product product, String more) {
        return Product.send(product.guest("/api/orders")
                .header("Idempotency-Key", OrderStoriesTest.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        """
                        {"lines": [{"itemId": "%s", "quantity": 1},
                         {"itemId": "%s", "quantity": 2}, {"itemId": "%s", "quantity": 1}]%s}"""
                                .formatted(COKE, CIDER, KIMCHI_TO_GO, more))));
    }

    private static Answer receipt(Product product, Answer placed) {
        return product.get(
                "/api/orders/" + placed.json().path("id").asText() + "/receipt",
                placed.json().path("capability").asText());
    }

    private static JsonNode theirs(Product product, String paymentKey) {
        return StreamSupport.stream(product.payments().spliterator(), false)
                .filter(payment -> payment.path("paymentKey").asText().equals(paymentKey))
                .findFirst()
                .orElseThrow();
    }

    private static void taxes(JsonNode json, long total, long supply, long vat, long taxFree) {
        assertThat(json.path("total").path("amount").asLong()).isEqualTo(total);
        assertThat(json.path("supply").path("amount").asLong()).isEqualTo(supply);
        assertThat(json.path("vat").path("amount").asLong()).isEqualTo(vat);
        assertThat(json.path("taxFree").path("amount").asLong()).isEqualTo(taxFree);
    }
}
