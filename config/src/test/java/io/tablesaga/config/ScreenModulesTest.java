package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tablesaga.config.Product.Wired;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the screens' modules do where no story gets to: clocks that are wrong, streams that are cut, answers that overtake. */
class ScreenModulesTest {

    /** The module, as the page's own modules import it; and answers in the server's place, each of them kept back on demand. */
    private static final String BEGINNING =
            """
            async given => {
              const app = document.querySelector('script[type=module]').src.replace(/[^/]+\\/app\\.js$/, '');
              const module = name => import(app + name);
              const asked = [];
              const plant = answer => {
                window.fetch = async (url, request = {}) => {
                  const one = { path: new URL(url).pathname + new URL(url).search, method: request.method ?? 'GET',
                    headers: request.headers ?? {}, body: request.body && JSON.parse(request.body) };
                  asked.push(one);
                  return answer(one, asked.length);
                };
              };
              const json = (body, status = 200) => new Response(JSON.stringify(body), { status });
              const until = async check => { while (!check()) await new Promise(done => setTimeout(done, 5)); };
            """;

    @RegisterExtension
    final Devices devices = new Devices();

    private Page page;

    @BeforeEach
    void open() {
        // Nobody is signed in: nothing but what is planted happens. And it is a tourist's device.
        Device device = devices.device(390, 844, options -> options.setTimezoneId("America/Los_Angeles"));
        page = device.page();
        page.navigate(Product.running(Wired.DIRECT).base() + "/kitchen");
        page.locator("form").waitFor();
    }

    private Object run(Object given, String script) {
        return page.evaluate(BEGINNING + script + "}", given);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "9000; KRW; ko; ₩9,000",
                "123456789; KRW; en; ₩123,456,789",
                "1234; USD; en; $12.34",
                "1234; USD; ko; US$12.34",
                "5; USD; en; $0.05",
                "-150; USD; en; -$1.50",
                "500; JPY; ja; ￥500",
                "500; JPY; en; ¥500",
                "500; JPY; zh; JP¥500",
                "1234; KWD; en; KWD 1.234"
            })
    void an_amount_has_as_many_decimals_as_its_currency(int amount, String currency, String language, String shown) {
        Object said = run(
                Map.of("amount", amount, "currency", currency, "language", language),
                "return (await module('shared/money.js')).money(given, given.language);");
        assertThat(said.toString().replace('\u00a0', ' ')).isEqualTo(shown);
    }

    @Test
    void a_countdown_goes_on_as_the_server_began_it_whatever_the_device_s_clock_says() {
        Object said = run(
                null,
                """
                const { Countdown } = await module('shared/clock.js');
                let passed = 1000;
                performance.now = () => passed;
                const left = new Countdown(90);
                const said = [left.text];
                Date.now = () => 0;
                passed += 29_500;
                said.push(left.text);
                passed += 60_000;
                said.push(left.text);
                passed += 3_600_000;
                return [...said, left.text];""");
        assertThat(said).isEqualTo(List.of("1:30", "1:01", "0:01", "0:00"));
    }

    @Test
    void a_time_is_that_on_the_store_s_wall_wherever_the_device_comes_from() {
        Object said = run(
                null,
                """
                const { clock } = await module('shared/clock.js');
                return [clock('2026-01-01T15:00:00Z', 'Asia/Seoul', 'ko'), clock('2026-07-01T15:05:00Z', 'America/New_York', 'en')];""");
        assertThat(said).isEqualTo(List.of("00:00", "11:05"));
    }

    @Test
    void a_stream_says_the_same_wherever_it_is_cut() {
        Object others = run(
                null,
                """
                const { Events } = await module('shared/stream.js');
                const told = 'id: 7\\r\\nevent: ticket\\r\\ndata: {"a":\\r\\ndata: 1}\\r\\n\\r\\n: still here\\n\\nid:8\\ndata:둘\\n\\n';
                const read = parts => { const events = new Events(); return JSON.stringify(parts.flatMap(part => events.take(part))); };
                const whole = read([told]);
                const others = [];
                for (let cut = 1; cut < told.length; cut++) {
                  const said = read([told.slice(0, cut), told.slice(cut)]);
                  if (said !== whole) others.push(cut + ': ' + said);
                }
                if (read([...told]) !== whole) others.push('letter by letter');
                return [whole, ...others];""");
        assertThat(others)
                .isEqualTo(List.of(
                        "[{\"name\":\"ticket\",\"id\":\"7\",\"data\":\"{\\\"a\\\":\\n1}\"},{\"name\":\"message\",\"id\":null,\"data\":\"\"},"
                                + "{\"name\":\"message\",\"id\":\"8\",\"data\":\"둘\"}]"));
    }

    @Test
    void a_stream_that_breaks_goes_on_after_the_last_it_has_told() {
        Object told = run(
                null,
                """
                const { listen } = await module('shared/stream.js');
                const stream = (text, ends) => new Response(new ReadableStream({ start(one) {
                  one.enqueue(new TextEncoder().encode(text));
                  if (ends) setTimeout(() => one.error(new Error('gone')), 20);
                } }));
                plant((one, count) => count === 1
                  ? stream('id: 3\\ndata: {"n": 3}\\n\\nid: 4\\ndata: {"n": 4}\\n\\nid: 5\\ndata: {"n"', true)
                  : stream('id: 5\\ndata: {"n": 5}\\n\\n', false));
                const heard = [];
                let away = 0;
                const one = listen('api/x', { heard: (name, now) => heard.push(now.n), there() {}, away: () => away++, refused() {} });
                await until(() => away === 1);
                one.hurry();
                await until(() => heard.length === 3);
                one.stop();
                return { heard, since: asked.map(one => one.headers['Last-Event-ID'] ?? null) };""");
        assertThat(told).isEqualTo(Map.of("heard", List.of(3, 4, 5), "since", Arrays.asList(null, "4")));
    }

    private static final String KITCHEN =
            """
            const { Kitchen } = await module('kitchen/kitchen.js');
            const kitchen = new Kitchen(null, false);
            kitchen.changed = () => {};
            kitchen.store = { id: 's' };
            kitchen.phase = 'board';
            await kitchen.begin();
            const line = (position, state) => ({ position, name: 'soup', quantity: 1, station: '', options: [], turn: 0, state, unseen: false });
            const ticket = (orderId, number, state) => ({ orderId, tableId: 't', visitId: 'v', number, pickupNumber: 1, ageSeconds: 0,
              alsoAt: [], serving: 'HERE', lines: [line(1, state)] });
            kitchen.tables.set('t', '1');
            """;

    @Test
    void where_too_many_listen_a_display_catches_up_page_by_page_and_takes_nothing_that_is_older() {
        Object told = run(
                null,
                KITCHEN
                        + """
                        const { begin, end } = await module('kitchen/board.js');
                        plant(one => {
                          if (one.path.includes('/tickets?')) return json({ tickets: [ticket('a', 5, 'WAITING')], number: 5 });
                          if (one.headers.Accept === 'text/event-stream') return json({}, 503);
                          if (one.path.includes('after=5')) return json({ tickets: [ticket('b', 6, 'WAITING'), ticket('a', 4, 'HELD')], number: 6, more: true });
                          if (one.path.includes('after=6')) return json({ tickets: [ticket('b', 7, 'READY')], number: 7, more: false });
                          return json({ times: [] });
                        });
                        await begin(kitchen);
                        await until(() => kitchen.number === 7);
                        end(kitchen);
                        return asked.map(one => one.path.replace(/.*\\/kitchen\\//, '')).filter(path => path.startsWith('changes')).slice(0, 3);""");
        assertThat(told).asString().contains("after=5&").contains("after=6&");
    }

    @Test
    void two_quick_taps_on_a_line_are_two_steps_the_second_said_when_the_first_is_answered() {
        Object told = run(
                null,
                KITCHEN
                        + """
                        const { recall, tapLine } = await module('kitchen/taps.js');
                        kitchen.account = { grants: [{ role: 'kitchen', storeId: null }] };
                        kitchen.tickets.set('a', ticket('a', 5, 'WAITING'));
                        const held = [];
                        plant(one => new Promise(answer => held.push(() => answer(json({ lines: [line(1, one.body.to)] })))));
                        const shown = () => kitchen.board[0].lines[0];
                        const first = tapLine(kitchen, kitchen.board[0], shown());
                        const seen = [shown().state];
                        const second = tapLine(kitchen, kitchen.board[0], shown());
                        seen.push(shown().state);
                        recall(kitchen);
                        await until(() => held.length === 1);
                        await new Promise(done => setTimeout(done));
                        const early = asked.length;
                        held[0]();
                        await first;
                        seen.push(shown().state);
                        await until(() => held.length === 2);
                        held[1]();
                        await second;
                        seen.push(shown().state);
                        await until(() => held.length === 3);
                        return { early, asked: asked.map(one => one.path.replace(/.*\\/kitchen\\//, '') + ' ' + (one.body.to ?? '')),
                          seen, open: kitchen.wishes.size };""");
        assertThat(told)
                .isEqualTo(Map.of(
                        "early",
                        1,
                        "asked",
                        List.of("tickets/a/advance ACCEPTED", "tickets/a/advance PREPARING", "recall "),
                        "seen",
                        List.of("ACCEPTED", "PREPARING", "PREPARING", "PREPARING"),
                        "open",
                        0));
    }

    private static final String GUEST =
            """
            const { Guest } = await module('guest/guest.js');
            const guest = new Guest('code');
            guest.changed = () => {};
            guest.phase = 'in';
            guest.me = { token: 'token', card: 'tok_ok' };
            guest.visit = { visitId: 'v' };
            guest.cart = { version: 1, lines: [] };
            const soup = { id: 'soup', version: 3, name: 'soup', price: { amount: 9000, currency: 'KRW' }, optionGroups: [] };
            """;

    @Test
    void two_quick_taps_on_a_dish_are_two_of_one_line() {
        Object told = run(
                null,
                GUEST
                        + """
                        const { put, settled, lines } = await module('guest/cart.js');
                        let version = 1;
                        plant(async one => {
                          await new Promise(done => setTimeout(done, 20));
                          version++;
                          const id = one.path.replace(/.*\\//, '');
                          return json({ version, lines: [{ id, version, itemId: 'soup', itemVersion: 3, quantity: one.body.quantity,
                            optionIds: [], own: true, offered: true, name: 'soup', unitPrice: soup.price }] });
                        });
                        put(guest, soup, 1, []);
                        put(guest, soup, 1, []);
                        await settled(guest);
                        return { ids: new Set(asked.map(one => one.path)).size, lines: lines(guest).map(line => line.quantity) };""");
        assertThat(told).isEqualTo(Map.of("ids", 1, "lines", List.of(2)));
    }

    @Test
    void two_quick_taps_on_the_order_are_one_order_by_one_key() {
        Object told = run(
                null,
                GUEST
                        + """
                        const { order } = await module('guest/ordering.js');
                        plant(async one => {
                          await new Promise(done => setTimeout(done, 20));
                          if (one.path === '/api/cart') return json({ version: 1, lines: [] });
                          return one.method === 'POST' ? json({ id: 'o', state: 'PAID' }, 201) : json({ orders: [], lines: [], version: 1 });
                        });
                        await Promise.all([order(guest, { pay: 'card' }), order(guest, { pay: 'card' })]);
                        const posts = asked.filter(one => one.method === 'POST');
                        return { orders: posts.length, keys: new Set(posts.map(one => one.headers['Idempotency-Key'])).size };""");
        assertThat(told).isEqualTo(Map.of("orders", 1, "keys", 1));
    }
}
