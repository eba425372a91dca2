package io.tablesaga.config;

import static io.tablesaga.config.StorePrinters.AGAIN;
import static io.tablesaga.config.StorePrinters.added;
import static io.tablesaga.config.StorePrinters.number;
import static io.tablesaga.config.StorePrinters.soon;
import static io.tablesaga.config.StorePrinters.standing;
import static io.tablesaga.config.StorePrinters.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.FakePrinter.Mood;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.shared.TimeOrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A printer that cannot print loses nothing, keeps nobody else from printing, and its staff know. */
class PrinterAwayTest {

    private final FakePrinter grill = FakePrinter.on();
    private final FakePrinter bar = FakePrinter.on();

    @AfterEach
    void closingTime() {
        grill.close();
        bar.close();
    }

    @Test
    void what_waits_for_a_printer_that_is_away_comes_out_in_its_order_and_staff_know() {
        OwnStore store = OwnStore.open(Product.running(Wired.DIRECT));
        added(store, "주방", grill, "");
        grill.switchOff();
        List<String> orders =
                IntStream.range(0, 4).mapToObj(i -> ticket(store, "")).toList();

        soon("staff are told")
                .until(() -> standing(store).path("notice").isTextual()
                        && standing(store).path("waiting").asInt() == 4);
        assertThat(standing(store).path("reason").asText()).isEqualTo("UNREACHABLE");
        assertThat(standing(store).path("notice").asText())
                .startsWith("주방: ")
                .contains("부터 연결되지 않습니다. 출력 대기 4장.")
                .contains("; 4 slips wait.");
        assertThat(Instant.parse(standing(store).path("awaySince").asText()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));

        grill.switchOn();
        soon("all are out").until(() -> grill.slips().size() == 4);
        for (int i = 0; i < 4; i++) {
            assertThat(grill.slips().get(i).says(number(orders.get(i)))).isTrue();
            assertThat(grill.slips().get(i).says(AGAIN)).isFalse();
        }
        soon("nobody worries any more")
                .until(() -> !standing(store).path("notice").isTextual());
    }

    @ParameterizedTest
    @EnumSource(names = {"HANGS", "COVER_OPEN", "PAPER_OUT"})
    void a_printer_that_says_it_cannot_print_is_sent_nothing_twice(Mood mood) {
        OwnStore store = OwnStore.open(Product.running(Wired.DIRECT));
        String printer = added(store, "주방", grill, "");
        grill.mood(mood);
        ticket(store, "");
        soon("staff are told")
                .until(() ->
                        standing(store).path("reason").asText().equals(mood == Mood.HANGS ? "SILENT" : mood.name()));

        grill.mood(Mood.PRINTS);
        assertThat(store.manage("POST", "/printers/" + printer + "/retry", "{}").status())
                .isEqualTo(200);
        soon("it is out").until(() -> !grill.slips().isEmpty());
        assertThat(grill.slips().get(0).says(AGAIN)).isFalse();
        soon("nothing waits").until(() -> standing(store).path("waiting").asInt() == 0);
        assertThat(grill.slips()).hasSize(1);
    }

    @Test
    void a_slip_that_may_be_on_paper_says_so_when_it_comes_again() {
        OwnStore store = OwnStore.open(Product.running(Wired.DIRECT));
        String printer = added(store, "주방", grill, "");
        grill.mood(Mood.HANGS_AFTER_THE_SLIP);
        ticket(store, "");
        soon("it fell silent")
                .until(() -> standing(store).path("reason").asText().equals("SILENT"));
        assertThat(store.get("/printers/" + printer + "/jobs")
                        .json()
                        .at("/jobs/0/reprint")
                        .asBoolean())
                .isTrue();

        grill.mood(Mood.PRINTS);
        soon("it came again").until(() -> standing(store).path("waiting").asInt() == 0);
        List<PrintedSlip> slips = grill.slips();
        assertThat(slips.get(0).says(AGAIN)).isFalse();
        assertThat(slips.subList(1, slips.size())).isNotEmpty().allMatch(slip -> slip.says(AGAIN));
        assertThat(slips.get(slips.size() - 1)
                        .lines()
                        .subList(1, slips.get(0).lines().size() + 1))
                .isEqualTo(slips.get(0).lines());
    }

    @Test
    void a_slip_nobody_needs_any_more_is_skipped() {
        OwnStore store = OwnStore.open(Product.running(Wired.DIRECT));
        String printer = added(store, "주방", grill, "");
        grill.switchOff();
        ticket(store, "");
        String next = ticket(store, "");
        soon("both wait").until(() -> standing(store).path("waiting").asInt() == 2);
        String first = store.get("/printers/" + printer + "/jobs")
                .json()
                .at("/jobs/0/id")
                .asText();
        assertThat(store.manage("POST", "/print-jobs/" + first + "/skip", "{}").status())
                .isEqualTo(200);
        assertThat(store.manage("POST", "/print-jobs/" + first + "/skip", "{}").problem())
                .isEqualTo("unknown-print-job");

        grill.switchOn();
        soon("the other is out").until(() -> standing(store).path("waiting").asInt() == 0);
        assertThat(grill.slips()).hasSize(1);
        assertThat(grill.slips().get(0).says(number(next))).isTrue();
    }

    /** This node has more patience than tests have: only at its own pace could the good one print behind the others. */
    @Test
    void printers_that_hang_keep_no_other_from_printing() throws Exception {
        Product product = Product.running(Wired.DIRECT);
        RouteController routes = product.context().getBean(CamelContext.class).getRouteController();
        List<FakePrinter> hanging = Stream.generate(FakePrinter::on).limit(3).toList();
        routes.stopRoute("printing-due");
        Product patient = product.anotherNode(
                "--tablesaga.node=patient",
                "--outbox.relay=false",
                "--printing.patience.answer=60s",
                "--printing.lease=120s");
        try {
            OwnStore store = OwnStore.open(product);
            for (FakePrinter printer : hanging) {
                printer.mood(Mood.HANGS);
                added(store, "주방 " + printer.address(), printer, "");
            }
            added(store, "바", bar, "");
            ticket(store, "");
            soon("all have been called").until(() -> hanging.stream().allMatch(printer -> printer.calls() == 1));
            soon("one prints").until(() -> bar.slips().size() == 1);
            ticket(store, "");
            soon("and again").until(() -> bar.slips().size() == 2);
            assertThat(hanging).allMatch(printer -> printer.calls() == 1);
        } finally {
            hanging.forEach(FakePrinter::close);
            patient.context().close();
            routes.startRoute("printing-due");
        }
    }

    /** As a newer node might have kept it. */
    @Test
    void a_slip_that_cannot_be_drawn_is_told_of_and_may_be_skipped() {
        OwnStore store = OwnStore.open(Product.running(Wired.DIRECT));
        String printer = added(store, "주방", grill, "");
        store.product
                .jdbc()
                .update(
                        """
                        insert into printing.job (id, printer_id, store_id, order_id, kind, printout)
                        values (?, ?::uuid, ?::uuid, gen_random_uuid(), 'TICKET', '[{"look": "UNHEARD_OF"}]')""",
                        new TimeOrderedIds(Clock.systemUTC()).next(),
                        printer,
                        store.id);
        String next = ticket(store, "");
        soon("staff are told")
                .until(() -> standing(store).path("reason").asText().equals("FAULT")
                        && standing(store).path("waiting").asInt() == 2);
        assertThat(standing(store).path("notice").asText()).contains("출력하지 못했습니다");
        String first = store.get("/printers/" + printer + "/jobs")
                .json()
                .at("/jobs/0/id")
                .asText();
        assertThat(store.manage("POST", "/print-jobs/" + first + "/skip", "{}").status())
                .isEqualTo(200);
        soon("the next one is out").until(() -> standing(store).path("waiting").asInt() == 0);
        assertThat(grill.slips()).hasSize(1);
        assertThat(store.product
                        .jdbc()
                        .queryForObject("select state from printing.job where order_id = ?::uuid", String.class, next))
                .isEqualTo("PRINTED");
    }
}
