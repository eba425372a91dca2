package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A guest's phone, from the table's code to the dish on the table. */
class GuestScreenTest {

    @RegisterExtension
    final Devices devices = new Devices();

    private final Product product = Product.running(Wired.DIRECT);
    private final OwnStore store = OwnStore.open(product);

    @Test
    void a_guest_joins_orders_pays_and_sees_the_kitchen_at_work() {
        store.dish(20);
        Device phone = devices.phone().opens(product, store.code(store.table));
        phone.page().getByLabel("직원이 알려 드린 코드를 입력하세요.").fill(PhoneAtTable.joinCode(product, store.id, store.table));
        phone.taps("들어가기");
        phone.taps("<b>시험</b> 요리 담기");
        phone.ordersAndPays("카운터에서 결제");
        phone.seesInDialog("결제 기다리는 중");

        JsonNode order = orders().get(0);
        String id = order.path("id").asText();
        Answer taken = Product.send(product.request("/api/orders/" + id + "/counter-payment")
                .header("Authorization", "Bearer " + product.operatorToken())
                .header("Idempotency-Key", OrderStoriesTest.key())
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"method\": \"CASH\", \"amount\": 9000}")));
        Assertions.assertThat(taken.status()).as(taken.http().body()).isEqualTo(201);
        phone.seesInDialog("결제 (현금)");
        seesEachStepOfTheKitchen(phone, id);
        BooksBalance.in(product);
    }

    @Test
    void with_a_stored_card_an_order_is_one_tap_and_another_tap_is_the_same_order() {
        store.dish(20);
        Device phone = devices.phone().sitsWithCard(store);
        phone.taps("<b>시험</b> 요리 담기");
        phone.taps("장바구니");
        phone.tapsIn("주문하기");
        Locator pay = phone.inDialog("원터치 결제");
        pay.dblclick();
        phone.seesInDialog("주방 접수 대기");
        phone.seesInDialog("결제 (원터치)");
        phone.seesInDialog("거래 번호");
        Assertions.assertThat(store.orders()).isEqualTo(1);
        phone.closesDialog();
        phone.taps("장바구니");
        phone.seesInDialog("드시고 싶은 메뉴를 담아 보세요.");
        BooksBalance.in(product);
    }

    @Test
    void the_demo_s_own_link_opens_a_table_with_nothing_to_type() {
        Device phone = devices.phone();
        phone.page().navigate(product.base() + "/demo/phone");
        phone.sees("한강식당");
        phone.sees("김치찌개");
        String code = phone.page().url().replaceAll(".*/t/([^#]+).*", "$1");
        Assertions.assertThat(phone.page().url()).endsWith("/t/" + code);
        String table = product.jdbc()
                .queryForObject("select id::text from floor.dining_table where code = ?", String.class, code);
        product.operatorPost("/api/stores/" + Product.STORE + "/tables/" + table + "/clear", "{\"anyway\": true}");
        phone.mayBeRefused(401);
        phone.mayBeRefused(404);
        phone.sees("이용해 주셔서 감사합니다.");
    }

    private void seesEachStepOfTheKitchen(Device phone, String order) {
        String ticket = "/api/stores/" + store.id + "/kitchen/tickets/" + order;
        await("the ticket").atMost(Duration.ofSeconds(20)).until(() -> advance(ticket, "ACCEPTED") == 200);
        phone.seesInDialog("주방이 확인했어요");
        advance(ticket, "PREPARING");
        phone.seesInDialog("조리 중");
        advance(ticket, "READY");
        phone.seesInDialog("준비 완료");
        advance(ticket, "SERVED");
        phone.seesInDialog("나왔습니다");
        assertThat(phone.inDialog("주문 취소")).isHidden();
    }

    private int advance(String ticket, String to) {
        return product.operatorPost(ticket + "/advance", "{\"to\": \"" + to + "\"}")
                .status();
    }

    private JsonNode orders() {
        return store.get("/tables/" + store.table + "/orders").json().path("orders");
    }
}
