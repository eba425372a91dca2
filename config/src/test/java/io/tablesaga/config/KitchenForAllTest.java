package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tablesaga.config.RuledStore.line;

import com.microsoft.playwright.options.ColorScheme;
import io.tablesaga.config.Product.Wired;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kitchen's screens with whatever can be on them, for cooks who see badly, in the dark, or at twice the size. */
class KitchenForAllTest {

    @RegisterExtension
    final Devices devices = new Devices();

    private final TurnedStore store = TurnedStore.open(Wired.DIRECT);
    private final RuledStore ruled = store.store();

    /** One ticket of each kind. */
    private void busy() {
        String phone = ruled.phone();
        String soup = store.dish(1, "station = '주방'");
        String sweet = store.dish(2, "station = '바'");
        GuestWhoCancels held = store.ordered(phone, line(soup, 1), line(sweet, 2));
        StationStoriesTest.say(ruled, held, "advance", "{\"to\": \"PREPARING\", \"positions\": [1]}");
        aged(store.ordered(phone, line(soup, 1)), 12);
        aged(store.ordered(phone, line(soup, 1)), 6);
        StationStoriesTest.say(ruled, store.ordered(phone, line(soup, 1)), "bump", "{}");
        store.ordered(phone, line(soup, 1)).cancel();
    }

    private void aged(GuestWhoCancels guest, int minutes) {
        ruled.product()
                .jdbc()
                .update(
                        "update kitchen.ticket set received_at = received_at - ? * interval '1 minute' where order_id = ?::uuid",
                        minutes,
                        guest.order());
    }

    private Device device(ColorScheme scheme) {
        return devices.device(1280, 800, options -> options.setColorScheme(scheme));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void a_display_can_be_used_by_everybody(ColorScheme scheme) {
        busy();
        Device device = device(scheme);
        CooksDisplay display = CooksDisplay.open(device, ruled.product(), ruled.store().id, "kitchen");
        display.is(1, 2, "보류 · 2차");
        display.is(4, 1, "완료");
        display.is(5, 1, "취소됨");
        assertThat(device.page().locator(".ticket.late")).hasCount(1);
        assertThat(device.page().locator(".ticket.soon")).hasCount(1);
        device.isAccessible("every kind of ticket");
        for (int number : new int[] {1, 2}) {
            display.taps(number, "더 보기");
            device.isAccessible("the sheet of ticket " + number);
            device.closesDialog();
        }
        device.mayLoseItsNetwork();
        device.page().context().setOffline(true);
        assertThat(device.page().locator(".banner.warn")).isVisible();
        device.isAccessible("without network");
        device.page().context().setOffline(false);
        assertThat(device.page().locator(".banner.warn")).hasCount(0);

        // A display of 1280 by 800 at 200 %.
        device.page().setViewportSize(640, 400);
        device.fits("200 %");
        device.isAccessible("200 %");
        display.taps(1, "더 보기");
        device.fits("200 %, a sheet");
        device.isAccessible("200 %, a sheet");
        device.closesDialog();
        device.taps("설정");
        device.fits("200 %, settings");
        device.closesDialog();
        display.taps(2, "확인");
        display.is(2, 1, "확인함");
        BooksBalance.in(ruled.product());
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void the_numbers_and_the_door_can_be_read_by_everybody(ColorScheme scheme) {
        busy();
        Device device = device(scheme);
        device.page().navigate(ruled.product().base() + "/kitchen");
        assertThat(device.page().locator("form")).isVisible();
        device.isAccessible("signing in");
        CooksDisplay.signIn(device.page(), ruled.product(), "floor");
        device.page().navigate(ruled.product().base() + "/pickups?store=" + ruled.store().id);
        assertThat(device.page().locator(".ready li")).hasCount(1);
        device.isAccessible("numbers");
        device.mayLoseItsNetwork();
        device.page().context().setOffline(true);
        assertThat(device.page().locator(".banner.warn")).isVisible();
        device.isAccessible("numbers without network");
        device.page().context().setOffline(false);
        for (int width : new int[] {640, 320}) {
            device.page().setViewportSize(width, 400);
            device.fits("numbers at " + width);
        }
    }
}
