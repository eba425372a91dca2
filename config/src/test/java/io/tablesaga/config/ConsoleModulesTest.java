package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tablesaga.config.Product.Wired;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the console makes of journals, counts and drawings that no story has. */
class ConsoleModulesTest {

    private static final String BEGINNING =
            """
            async () => {
              const app = document.querySelector('script[type=module]').src.replace(/app\\.js$/, '');
              const { progress } = await import(app + 'progress.js');
              const { sequence } = await import(app + 'sequence.js');
              const { rates } = await import(app + 'flow.js');
              const { draw } = await import(app + 'diagram.js');
              const saga = {
                id: 's', state: 'COMPENSATED',
                steps: [{ route: 'hold', undo: 'direct:release', undoRoute: 'release', decider: null },
                  { route: 'approve', undo: 'direct:void', undoRoute: 'void', decider: 'direct:decide', deciderRoute: 'decide' }],
                journal: [['BORN'], ['ENLISTED', 'hold', 'hold'], ['ENLISTED', 'approve', 'approve'], ['IN_DOUBT'],
                  ['UNDECIDED', null, 'decide'], ['COMPENSATING'], ['COMPENSATED_STEP', 'approve', 'void'], ['FAILED', 'hold', 'release'],
                  ['STUCK', 'hold', 'release'], ['RETRIED'], ['COMPENSATED_STEP', 'hold', 'release'], ['COMPENSATED']]
                  .map(([event, step, route], second) => ({ at: `2026-01-01T00:00:${10 + second}Z`, event, step, route }))
              };
              const at = upTo => Object.entries(Object.fromEntries(progress(saga, upTo).marks)).map(one => one.join(' ')).sort().join(', ');
            """;

    @RegisterExtension
    final Devices devices = new Devices();

    private Page page;

    @BeforeEach
    void open() {
        page = devices.tablet().page();
        page.navigate(Product.running(Wired.DIRECT).base() + "/console");
        page.locator("form").waitFor();
    }

    private Object run(String script) {
        return page.evaluate(BEGINNING + script + "}");
    }

    @Test
    void at_each_entry_of_its_journal_a_saga_s_routes_stand_as_they_stood_then() {
        assertThat(run("return [1, 3, 4, 5, 6, 7, 9, null].map(at);"))
                .isEqualTo(List.of(
                        "",
                        "approve done, hold done",
                        "approve doubt, hold done",
                        "approve doubt, decide doubt, hold done",
                        "approve done, decide done, hold done",
                        "approve undone, decide done, hold done, void undone",
                        "approve undone, decide done, hold failed, release failed, void undone",
                        "approve undone, decide done, hold undone, release undone, void undone"));
        assertThat(run("return [1, 4, 6, 9, 10, null].map(one => progress(saga, one).state);"))
                .isEqualTo(List.of("RUNNING", "IN_DOUBT", "COMPENSATING", "STUCK", "COMPENSATING", "COMPENSATED"));
    }

    @Test
    void a_conversation_is_told_in_the_order_of_time_and_the_provider_stands_at_its_side() {
        Object told = run(
                """
                saga.payments = [{ startedAt: '2026-01-01T00:00:12.500Z', paidAt: null, amount: null }];
                const { lines, said } = sequence(saga, [{ id: 'hold', context: 'stock' }, { id: 'approve', context: 'payment' }]);
                return [lines.join(' '), said.slice(0, 5).map(one => one.from + '>' + one.to + ' ' + (one.words ?? one.route ?? one.event)).join(', ')];""");
        assertThat(told)
                .isEqualTo(
                        List.of(
                                "saga stock payment provider human",
                                "saga>saga BORN, saga>stock hold, saga>payment approve, payment>provider asked, saga>saga IN_DOUBT"));
    }

    @Test
    void a_rate_lies_between_two_looks_and_a_route_that_is_new_began_at_nothing() {
        Object told = run(
                """
                const looks = [{ at: 100, counts: new Map([['a', { done: 10, failed: 1 }]]) }, { at: 130 }];
                const all = rates({ looks, now: { routes: [{ routeId: 'a', done: 16, failed: 2 }, { routeId: 'b', done: 1, failed: 0 }] } });
                return [all.get('a').perMinute, all.get('a').failing, all.get('b').perMinute];""");
        assertThat(told).isEqualTo(List.of(12, 2, 2));
    }

    @Test
    void of_a_drawing_only_that_is_taken_which_draws() {
        Object told = run(
                """
                const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9" onload="window.ran = 1"><style>path{fill:red}</style>`
                  + `<script>window.ran = 2</script><a href="javascript:window.ran=3"><text onclick="window.ran = 4">x</text></a>`
                  + `<foreignObject><b>y</b></foreignObject><g class="node" data-node="n"><rect width="1" height="1"/></g></svg>`;
                window.fetch = async () => new Response(JSON.stringify({ name: 'd', title: 'D', svg, nodes: [] }));
                const seen = { diagrams: new Map() };
                await draw(seen, 'd');
                const drawn = seen.diagrams.get('d');
                document.body.append(drawn.host);
                drawn.lay(new Map([['n', { mark: 'done', text: 'yes' }]]), false);
                return { ran: window.ran ?? 0, drawn: [...drawn.svg.querySelectorAll('*')].map(one => one.localName).join(' '),
                  attributes: drawn.svg.getAttributeNames().join(' '), sign: drawn.svg.querySelector('.sign').textContent };""");
        assertThat(told)
                .isEqualTo(Map.of(
                        "ran",
                        0,
                        "drawn",
                        "g text g rect text",
                        "attributes",
                        "width height viewBox class",
                        "sign",
                        "yes"));
    }
}
