package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tablesaga.config.RuledStore.line;
import static io.tablesaga.config.StationStoriesTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Wired;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a cook sees and does, before the display of a kitchen. */
class KitchenScreenTest {

    @RegisterExtension
    final Devices devices = new Devices();

    private final RuledStore store = RuledStore.open(Wired.DIRECT);

    @Test
    void a_paid_order_is_there_by_itself_and_sounds_until_somebody_accepts_it() {
        String soup = store.dish("station = '주방'");
        String phone = store.phone();
        CooksDisplay display = display();
        display.device().taps("소리 꺼짐");
        assertThat(display.device().button("소리 켜짐")).isVisible();
        assertThat(display.sounds()).isZero();

        for (int number = 1; number <= 3; number++) {
            GuestWhoCancels guest = store.whoOrdered(store.paid(phone, line(soup, number)));
            assertThat(display.ticket(number)).isVisible();
            display.is(number, 1, "새 주문");
            assertThat(states(guest)).containsExactly("WAITING");
        }
        assertThat(display.page().locator(".all-day b")).hasText("6");

        // Not once only: it goes on for as long as nobody has seen it.
        display.hasSounded(2);
        display.hasSounded(display.sounds() + 2);
        for (int number = 1; number <= 3; number++) {
            assertThat(display.page().locator(".ringing")).isVisible();
            display.taps(number, "확인");
            display.is(number, 1, "확인함");
        }
        assertThat(display.page().locator(".ringing")).hasCount(0);
        BooksBalance.in(store.product());
    }

    @Test
    void a_cook_strikes_lines_step_by_step_bumps_the_rest_and_takes_that_back() {
        String soup = store.dish("station = '주방'");
        String rice = store.dish("station = '주방'");
        GuestWhoCancels guest = store.whoOrdered(store.paid(store.phone(), line(soup, 1), line(rice, 2)));
        CooksDisplay display = display();
        for (String how : List.of("확인함", "조리 중", "완료")) {
            display.line(1, 1).click();
            display.is(1, 1, how);
        }
        display.is(1, 2, "새 주문");
        eventually(() -> assertThat(states(guest)).containsExactly("READY", "WAITING"));
        display.taps(1, "모두 완료");
        display.is(1, 2, "완료");
        eventually(() -> assertThat(states(guest)).containsExactly("READY", "READY"));

        display.device().taps("되돌리기");
        display.sees("마지막 완료를 되돌렸습니다");
        display.is(1, 2, "새 주문");
        eventually(() -> assertThat(states(guest)).containsExactly("READY", "WAITING"));

        display.taps(1, "모두 완료");
        display.taps(1, "나갔습니다");
        display.isGone(1);
        eventually(() -> assertThat(states(guest)).containsExactly("SERVED", "SERVED"));
        BooksBalance.in(store.product());
    }

    @Test
    void a_station_sees_what_is_its_own_and_who_else_makes_something_of_it() {
        String soup = store.dish("station = '주방'");
        String latte = store.dish("station = '바'");
        GuestWhoCancels guest = store.whoOrdered(store.paid(store.phone(), line(soup, 1), line(latte, 1)));
        CooksDisplay display = display();
        assertThat(display.ticket(1).locator(".line")).hasCount(2);
        display.page()
                .getByRole(com.microsoft.playwright.options.AriaRole.BUTTON, exactly("바"))
                .click();
        assertThat(display.ticket(1).locator(".line")).hasCount(1);
        assertThat(display.ticket(1)).containsText("함께 만드는 곳: 주방");
        display.taps(1, "모두 완료");
        display.isGone(1);
        eventually(() -> assertThat(states(guest)).containsExactly("WAITING", "READY"));
        display.device().taps("되돌리기");
        display.is(1, 1, "새 주문");
        // It is this device's station, also after the night.
        display.page().reload();
        assertThat(display.ticket(1).locator(".line")).hasCount(1);
    }

    @Test
    void what_a_guest_takes_back_stays_until_it_is_seen() {
        String soup = store.dish("station = '주방'");
        String rice = store.dish("station = '주방'");
        GuestWhoCancels guest = store.whoOrdered(store.paid(store.phone(), line(soup, 1), line(rice, 1)));
        CooksDisplay display = display();
        display.is(1, 1, "새 주문");
        assertThat(guest.cancel().status()).isIn(200, 202);
        display.is(1, 1, "취소됨");
        display.is(1, 2, "취소됨");
        assertThat(display.ticket(1)).containsText("취소되었습니다. 만들지 마세요.");
        display.page().reload();
        assertThat(display.ticket(1)).containsText("취소되었습니다. 만들지 마세요.");
        display.taps(1, "봤어요");
        display.isGone(1);
        BooksBalance.in(store.product());
    }

    @Test
    void two_displays_agree_after_one_of_them_was_offline() {
        String soup = store.dish("station = '주방'");
        String phone = store.phone();
        CooksDisplay left = display();
        CooksDisplay right = display();
        GuestWhoCancels first = store.whoOrdered(store.paid(phone, line(soup, 1)));
        left.is(1, 1, "새 주문");
        right.is(1, 1, "새 주문");

        right.device().mayLoseItsNetwork();
        right.page().context().setOffline(true);
        assertThat(right.page().locator(".banner.warn")).containsText("연결이 끊겼습니다");
        right.taps(1, "확인");
        right.sees("전해지지 않았을 수 있습니다");
        right.is(1, 1, "새 주문");
        left.taps(1, "모두 완료");
        store.paid(phone, line(soup, 2));
        left.is(2, 1, "새 주문");
        GuestWhoCancels third = store.whoOrdered(store.paid(phone, line(soup, 3)));
        left.is(3, 1, "새 주문");
        assertThat(third.cancel().status()).isIn(200, 202);
        left.is(3, 1, "취소됨");
        assertThat(right.tickets()).hasCount(1);

        right.page().context().setOffline(false);
        assertThat(right.page().locator(".banner.warn")).hasCount(0);
        right.is(1, 1, "완료");
        right.is(2, 1, "새 주문");
        right.is(3, 1, "취소됨");
        assertThat(right.page().locator(".how").allInnerTexts())
                .isEqualTo(left.page().locator(".how").allInnerTexts());
        assertThat(states(first)).containsExactly("READY");
    }

    @Test
    void a_ticket_says_where_it_goes_also_in_a_house_with_more_tables_than_one_answer_has() {
        String soup = store.dish("station = '주방'");
        store.product()
                .jdbc()
                .update(
                        """
                        insert into floor.dining_table (id, store_id, name)
                        select gen_random_uuid(), ?::uuid, '별관 ' || n from generate_series(1, 450) n""",
                        store.store().id);
        var last = store.product()
                .jdbc()
                .queryForMap(
                        "select id::text, name from floor.dining_table where store_id = ?::uuid order by id desc limit 1",
                        store.store().id);
        CooksDisplay display = display();
        store.paid(phoneAt(last.get("id").toString()), line(soup, 1));
        assertThat(display.ticket(1)).containsText(last.get("name").toString());
        // One that was not there when the display looked.
        String terrace = store.store().addTable("테라스").json().path("id").asText();
        store.paid(phoneAt(terrace), line(soup, 1));
        assertThat(display.ticket(2)).containsText("테라스");
        BooksBalance.in(store.product());
    }

    private String phoneAt(String table) {
        return new Dining(store.product(), store.store().id, table).phone();
    }

    @Test
    void guests_see_the_numbers_that_are_made_and_those_that_are_called() {
        String soup = store.dish("station = '주방'");
        String phone = store.phone();
        GuestWhoCancels first = store.whoOrdered(store.paid(phone, line(soup, 1)));
        store.paid(phone, line(soup, 1));
        Device screen = devices.tablet();
        CooksDisplay.signIn(screen.page(), store.product(), "floor");
        screen.page().navigate(store.product().base() + "/pickups?store=" + store.store().id);
        assertThat(screen.page().locator(".making li")).containsText(new String[] {"1", "2"});
        assertThat(screen.page().locator(".ready li")).hasCount(0);
        StationStoriesTest.say(store, first, "bump", "{}");
        assertThat(screen.page().locator(".ready li")).containsText(new String[] {"1"});
        assertThat(screen.page().locator(".making li")).containsText(new String[] {"2"});
        screen.isAccessible("numbers");
        StationStoriesTest.say(store, first, "advance", "{\"to\": \"SERVED\"}");
        assertThat(screen.page().locator(".ready li")).hasCount(0);
    }

    private CooksDisplay display() {
        return CooksDisplay.open(devices.tablet(), store.product(), store.store().id, "kitchen");
    }

    static com.microsoft.playwright.Page.GetByRoleOptions exactly(String name) {
        return new com.microsoft.playwright.Page.GetByRoleOptions()
                .setName(name)
                .setExact(true);
    }

    private List<String> states(GuestWhoCancels guest) {
        return StationStoriesTest.ticket(store, guest.order(), "").path("lines").findValuesAsText("state");
    }
}
