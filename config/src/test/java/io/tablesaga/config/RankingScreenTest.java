package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.insight.OrderNews;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.OrderId;
import java.util.List;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a store's guests order most, at the dishes and at the top of the screen. */
class RankingScreenTest {

    @RegisterExtension
    final Devices devices = new Devices();

    private final RuledStore ruled = RuledStore.open(Wired.DIRECT);
    private final Device phone = devices.phone();

    private void dish(String name, int orders) {
        String dish = ruled.dish("name = '" + name + "'");
        ordered(ruled.product(), dish, orders);
        if (name.equals("갈비찜")) {
            ruled.product().jdbc().update("update stock.item set sold_out_until = 'infinity' where id = ?::uuid", dish);
        }
    }

    /** As if so many orders of it had been paid. */
    static void ordered(Product product, String dish, int times) {
        ProducerTemplate camel = product.context().getBean(ProducerTemplate.class);
        for (int i = 0; i < times; i++) {
            camel.requestBody(
                    "direct:insight-count-items",
                    new OrderNews.Paid(new OrderId(UUID.randomUUID()), List.of(ItemId.of(dish))));
        }
    }

    private Locator ranks() {
        return phone.dialog().getByRole(com.microsoft.playwright.options.AriaRole.LISTITEM);
    }

    @Test
    void a_guest_sees_what_is_ordered_most_and_orders_it() {
        dish("냉면", 1);
        dish("갈비찜", 3);
        dish("불고기", 2);
        dish("새 메뉴", 0);
        phone.sitsWithCard(ruled.store());
        assertThat(phone.page().locator(".card:has-text('불고기')")).containsText("인기 2위");
        assertThat(phone.page().locator(".card:has-text('새 메뉴')")).not().containsText("인기");
        phone.taps("인기 순위");
        assertThat(ranks()).hasCount(3);
        assertThat(ranks().nth(0)).containsText("갈비찜");
        assertThat(ranks().nth(0)).containsText("품절");
        assertThat(ranks().nth(1)).containsText("지금까지 2번 주문");
        assertThat(ranks().nth(2)).containsText("냉면");
        phone.isAccessible("ranking");
        phone.fits("ranking");
        phone.tapsIn("불고기");
        phone.seesInDialog("인기 2위");
        phone.inDialog("담기 ").click();
        phone.ordersAndPays("원터치 결제");
        phone.seesInDialog("주방 접수 대기");
        BooksBalance.in(ruled.product());
    }

    @Test
    void it_is_there_without_network_too_and_says_when_there_is_none() {
        phone.sits(ruled.store());
        phone.taps("인기 순위");
        phone.seesInDialog("아직 주문이 없어 순위가 없습니다.");
        dish("냉면", 1);
        phone.page().waitForFunction("() => navigator.serviceWorker.controller !== null");
        phone.page().reload();
        phone.sees("인기 1위");
        phone.mayLoseItsNetwork();
        phone.page().context().setOffline(true);
        phone.page().reload();
        phone.taps("인기 순위");
        phone.seesInDialog("마지막으로 받은 메뉴");
        assertThat(ranks()).hasCount(1);
        phone.page().context().setOffline(false);
    }
}
