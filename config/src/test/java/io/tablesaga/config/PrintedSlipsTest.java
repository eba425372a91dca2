package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablesaga.floor.Stores.Place;
import io.tablesaga.floor.Stores.Seller;
import io.tablesaga.printing.KitchenSlip;
import io.tablesaga.printing.PrinterAddress;
import io.tablesaga.printing.PrinterAway;
import io.tablesaga.printing.PrinterAway.Reason;
import io.tablesaga.printing.PrinterConnections.Connection;
import io.tablesaga.printing.PrinterNetworks;
import io.tablesaga.printing.PrinterSettings;
import io.tablesaga.printing.PrinterSettings.Form;
import io.tablesaga.printing.PrinterSettings.Paper;
import io.tablesaga.printing.PrinterSettings.Prints;
import io.tablesaga.printing.Printout;
import io.tablesaga.printing.Printout.Look;
import io.tablesaga.printing.Printout.Row;
import io.tablesaga.printing.TicketToPrint;
import io.tablesaga.printing.TicketToPrint.Line;
import io.tablesaga.printing.escpos.TcpPrinters;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What comes out of a printer in the kitchen, read from the wire.
 */
class PrintedSlipsTest {

    private static final Duration SHORT = Duration.ofMillis(1_500);
    private static final TcpPrinters PRINTERS = new TcpPrinters(
            new PrinterNetworks("127.0.0.0/8", "1-65535"), new TcpPrinters.Patience(SHORT, SHORT, SHORT));

    private static final TicketToPrint TICKET = new TicketToPrint(
            new OrderId(UUID.fromString("019a0000-0000-7000-8000-00000000a3f7")),
            0,
            new StoreId(new UUID(0, 1)),
            new TableId(new UUID(0, 2)),
            "17",
            Instant.parse("2026-11-22T03:12:00Z"),
            List.of(
                    new Line("해물파전", 2, List.of("오징어 추가", "덜 맵게"), "그릴"),
                    new Line("수제 왕돈까스와 계절 채소를 곁들인 안주 모둠 한 상", 1, List.of(), "그릴"),
                    new Line("Cass 500 ml", 12, List.of(), "바")));
    private static final Place PLACE =
            new Place("한강식당", "창가 7번", ZoneId.of("Asia/Seoul"), new Seller("한강", "000-00-00000", "서울"));

    @ParameterizedTest
    @EnumSource
    void a_picture_is_the_one_that_was_looked_at(Paper paper) throws IOException {
        try (FakePrinter printer = FakePrinter.on()) {
            PrinterSettings settings = settings(printer, paper, Form.RASTER);
            print(settings, slip());
            LookedAt.same(
                    "kitchen-" + paper.name().toLowerCase(Locale.ROOT) + ".png",
                    printer.slips().get(0).image());
        }
    }

    @Test
    void letters_say_the_same_in_the_columns_of_the_paper() {
        try (FakePrinter printer = FakePrinter.on()) {
            PrinterSettings settings = settings(printer, Paper.MM_58, Form.TEXT);
            print(settings, slip());
            assertThat(printer.slips().get(0).text())
                    .isEqualTo(
                            """
                            middle |그릴
                            2x bold middle |창가 7번
                            2x bold middle |픽업 17
                            |주문 A3F7            11-22 12:12
                            |--------------------------------
                            2x bold |2 해물파전
                            bold |   - 오징어 추가
                            bold |   - 덜 맵게
                            2x bold |1 수제
                            2x bold |  왕돈까스와
                            2x bold |  계절 채소를
                            2x bold |  곁들인 안주
                            2x bold |  모둠 한 상
                            |--------------------------------
                            bold |함께 ALSO AT: 바""");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"똠얌꿍", "cut \u001dV0 here", "two\nlines"})
    void what_the_printer_has_no_letter_for_or_would_take_for_a_command_is_a_picture(String dish) {
        try (FakePrinter printer = FakePrinter.on()) {
            PrinterSettings settings = settings(printer, Paper.MM_58, Form.TEXT);
            TicketToPrint rare = new TicketToPrint(
                    TICKET.order(),
                    0,
                    TICKET.store(),
                    TICKET.table(),
                    "",
                    TICKET.orderedAt(),
                    List.of(new Line(dish, 1, List.of(), "그릴")));
            print(settings, KitchenSlip.of(rare, rare.lines(), PLACE, "그릴"));
            assertThat(printer.slips().get(0).lines()).isEmpty();
            assertThat(printer.slips().get(0).bands()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HANGS", "COVER_OPEN", "PAPER_OUT"})
    void a_printer_that_cannot_print_is_sent_nothing(FakePrinter.Mood mood) {
        try (FakePrinter printer = FakePrinter.on()) {
            printer.mood(mood);
            Reason reason = mood == FakePrinter.Mood.HANGS ? Reason.SILENT : Reason.valueOf(mood.name());
            PrinterSettings settings = settings(printer, Paper.MM_80, Form.RASTER);
            assertThatThrownBy(() -> print(settings, slip()))
                    .isInstanceOfSatisfying(
                            PrinterAway.class, away -> assertThat(away.reason()).isEqualTo(reason));
            assertThat(printer.slips()).isEmpty();
        }
    }

    /** It would take a slip into its buffers; no more than that. */
    @Test
    @Timeout(30)
    void a_printer_that_takes_no_more_is_given_up() throws IOException {
        try (ServerSocket deaf = new ServerSocket()) {
            deaf.setReceiveBufferSize(1_024);
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            PrinterSettings settings = new PrinterSettings(
                    "그릴",
                    Set.of(Prints.TICKETS),
                    Set.of(),
                    new PrinterAddress("127.0.0.1", deaf.getLocalPort()),
                    Paper.MM_80,
                    Form.TEXT,
                    false);
            Row row = new Row(Look.PLAIN, 0, "가".repeat(20), "");
            Printout endless = new Printout(Collections.nCopies(300_000, row));
            assertThatThrownBy(() -> print(settings, endless))
                    .isInstanceOfSatisfying(
                            PrinterAway.class, away -> assertThat(away.reason()).isEqualTo(Reason.SILENT));
        }
    }

    @Test
    void no_connection_leaves_the_networks_of_printers() {
        try (FakePrinter printer = FakePrinter.on()) {
            TcpPrinters elsewhere = new TcpPrinters(
                    new PrinterNetworks("10.0.0.0/8", "9100-9109"), new TcpPrinters.Patience(SHORT, SHORT, SHORT));
            assertThatThrownBy(() -> elsewhere.open(settings(printer, Paper.MM_80, Form.TEXT)))
                    .isInstanceOfSatisfying(
                            PrinterAway.class, away -> assertThat(away.reason()).isEqualTo(Reason.FORBIDDEN));
        }
    }

    private static Printout slip() {
        return KitchenSlip.of(TICKET, TICKET.lines().subList(0, 2), PLACE, "그릴");
    }

    private static void print(PrinterSettings settings, Printout printout) {
        try (Connection connection = PRINTERS.open(settings)) {
            connection.print(printout);
        }
    }

    private static PrinterSettings settings(FakePrinter printer, Paper paper, Form form) {
        return new PrinterSettings(
                "그릴", Set.of(Prints.TICKETS), Set.of("그릴"), PrinterAddress.of(printer.address()), paper, form, true);
    }
}
