package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import io.tablesaga.config.Product.Wired;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guest's phone does when the network does not. */
class BadWifiScreenTest {

    @RegisterExtension
    final Devices devices = new Devices();

    private final Product product = Product.running(Wired.DIRECT);
    private final OwnStore store = OwnStore.open(product);
    private Device phone;

    @BeforeEach
    void sit() {
        store.dish(20);
        phone = devices.phone().sitsWithCard(store);
        phone.mayLoseItsNetwork();
    }

    private void offline(boolean away) {
        phone.page().context().setOffline(away);
    }

    @Test
    void an_order_tapped_without_network_is_kept_sent_once_when_it_is_back_and_says_so() {
        phone.taps("<b>시험</b> 요리 담기");
        phone.taps("장바구니");
        phone.seesInDialog("이 휴대폰");
        phone.tapsIn("주문하기");
        offline(true);
        phone.tapsIn("원터치 결제");
        phone.seesInDialog("주문");
        phone.seesInDialog("두 번 주문되지 않습니다.");
        Assertions.assertThat(store.orders()).isZero();
        offline(false);
        phone.seesInDialog("주방 접수 대기");
        Assertions.assertThat(store.orders()).isEqualTo(1);
        BooksBalance.in(product);
    }

    @Test
    void what_is_added_without_network_is_in_the_cart_of_all_when_it_is_back() {
        Device other = devices.phone().sits(store);
        offline(true);
        phone.sees("연결이 끊겼습니다.");
        phone.taps("<b>시험</b> 요리 담기");
        phone.taps("장바구니");
        phone.seesInDialog("보내는 중…");
        other.taps("장바구니");
        other.seesInDialog("드시고 싶은 메뉴를 담아 보세요.");
        offline(false);
        other.seesInDialog("일행 1");
        phone.seesInDialog("이 휴대폰");
    }

    @Test
    void an_answer_that_was_lost_is_asked_for_again_and_the_order_is_one() {
        phone.taps("<b>시험</b> 요리 담기");
        // The order arrives, its answer does not.
        int[] tries = new int[1];
        phone.page().route("**/api/orders", route -> {
            if (tries[0]++ == 0) {
                route.fetch();
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        phone.ordersAndPays("원터치 결제");
        phone.seesInDialog("주방 접수 대기");
        Assertions.assertThat(tries[0]).isGreaterThan(1);
        Assertions.assertThat(store.orders()).isEqualTo(1);
        BooksBalance.in(product);
    }

    /** The cart's request and the look at the visit find out at once that the token is not good any more. */
    @ParameterizedTest
    @ValueSource(ints = {0, 429, 503})
    void whose_party_was_moved_orders_on_though_the_new_token_is_to_be_asked_for_later(int later) {
        String to = store.addTable("2번").json().path("id").asText();
        phone.mayBeRefused(401);
        phone.mayBeRefused(later);
        int[] tries = new int[1];
        phone.page().route("**/api/visit/token", route -> {
            if (tries[0]++ > 0) {
                route.resume();
            } else if (later == 0) {
                route.abort("connectionreset");
            } else {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(later)
                        .setBody("{\"type\": \"https://tablesaga.io/problems/too-many-tries\"}"));
            }
        });
        Assertions.assertThat(
                        product.operatorPost(store.path("/tables/" + store.table + "/move"), "{\"to\": \"" + to + "\"}")
                                .status())
                .isEqualTo(200);
        phone.sees("테이블 1번");
        if (later == 429) {
            phone.taps("<b>시험</b> 요리 담기");
            phone.sees("잠시 후");
        }
        phone.taps("<b>시험</b> 요리 담기");
        phone.sees("테이블 2번");
        Assertions.assertThat(tries[0]).isEqualTo(2);
        phone.ordersAndPays("원터치 결제");
        phone.seesInDialog("주방 접수 대기");
        BooksBalance.in(product);
    }

    @Test
    void a_phone_whose_requests_find_out_at_once_that_it_was_moved_fetches_one_token() {
        String to = store.addTable("2번").json().path("id").asText();
        phone.mayBeRefused(401);
        int[] tries = new int[1];
        phone.page().route("**/api/visit/token", route -> {
            tries[0]++;
            route.resume();
        });
        Assertions.assertThat(
                        product.operatorPost(store.path("/tables/" + store.table + "/move"), "{\"to\": \"" + to + "\"}")
                                .status())
                .isEqualTo(200);
        phone.page()
                .evaluate(
                        """
                        () => {
                          const add = [...document.querySelectorAll('button')].find(one => one.getAttribute('aria-label')?.endsWith('담기'));
                          add.click();
                          dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
                          dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
                        }""");
        phone.sees("테이블 2번");
        Assertions.assertThat(tries[0]).isEqualTo(1);
        phone.ordersAndPays("원터치 결제");
        phone.seesInDialog("주방 접수 대기");
        BooksBalance.in(product);
    }

    @Test
    void the_menu_is_there_without_network_after_a_reload() {
        phone.page().waitForFunction("() => navigator.serviceWorker.controller !== null");
        phone.page().reload();
        phone.sees("<b>시험</b> 요리");
        offline(true);
        phone.page().reload();
        phone.sees("<b>시험</b> 요리");
        phone.sees("마지막으로 받은 메뉴");
        phone.sees("연결이 끊겼습니다.");
        offline(false);
        assertThat(phone.text("연결이 끊겼습니다.")).isHidden();
    }
}
