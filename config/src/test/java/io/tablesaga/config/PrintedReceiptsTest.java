package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.floor.Stores.Place;
import io.tablesaga.floor.Stores.Seller;
import io.tablesaga.menu.Course;
import io.tablesaga.ordering.ChosenOption;
import io.tablesaga.ordering.GivenBack;
import io.tablesaga.ordering.Order;
import io.tablesaga.ordering.OrderLine;
import io.tablesaga.ordering.OrderState;
import io.tablesaga.ordering.Receipts.Receipt;
import io.tablesaga.ordering.TaxedLines;
import io.tablesaga.payment.AttemptState;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentMethod;
import io.tablesaga.printing.PrinterAddress;
import io.tablesaga.printing.PrinterConnections.Connection;
import io.tablesaga.printing.PrinterNetworks;
import io.tablesaga.printing.PrinterSettings;
import io.tablesaga.printing.PrinterSettings.Form;
import io.tablesaga.printing.PrinterSettings.Paper;
import io.tablesaga.printing.PrinterSettings.Prints;
import io.tablesaga.printing.ReceiptSlip;
import io.tablesaga.printing.escpos.TcpPrinters;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TaxKind;
import io.tablesaga.shared.Taxes;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.VisitId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A receipt on paper, read from the wire: each amount at the right edge, and all of them add up. */
class PrintedReceiptsTest {

    private static final Duration SHORT = Duration.ofMillis(1_500);
    private static final TcpPrinters PRINTERS = new TcpPrinters(
            new PrinterNetworks("127.0.0.0/8", "1-65535"), new TcpPrinters.Patience(SHORT, SHORT, SHORT));
    private static final OrderId ORDER = new OrderId(UUID.fromString("019a0000-0000-7000-8000-00000000a3f7"));
    private static final Instant PAID = Instant.parse("2026-11-22T03:12:00Z");

    @ParameterizedTest
    @EnumSource
    void a_picture_is_the_one_that_was_looked_at(Paper paper) throws IOException {
        PrintedSlip printed = printed(paper, Form.RASTER);
        LookedAt.same("receipt-" + paper.name().toLowerCase(Locale.ROOT) + ".png", printed.image());
    }

    @Test
    void letters_have_each_amount_at_the_right_edge() {
        assertThat(printed(Paper.MM_58, Form.TEXT).text())
                .isEqualTo(
                        """
                        2x bold middle |한강식당 본점
                        middle |사업자등록번호 000-00-00000
                        middle |서울 가상구 상상로 12, 1층
                        |--------------------------------
                        |창가 7번               주문 A3F7
                        |--------------------------------
                        |해물파전 (취소) x 2     44,000원
                        |   - 오징어 추가 +3,000원
                        |   - 덜 맵게
                        |수제 왕돈까스와 계절 채소를
                        |곁들인 안주 모둠 한 상 x 1
                        |                        44,000원
                        |*포기김치 1 kg x 1      12,000원
                        |--------------------------------
                        |공급가액                80,000원
                        |부가세                   8,000원
                        |면세                    12,000원
                        2x bold |합계   100,000원
                        |--------------------------------
                        |결제 수단            온라인 결제
                        |결제 일시       2026-11-22 12:12
                        |결제 번호
                        |        tviva20261122121200AbCd7
                        |--------------------------------
                        bold |환불                   -44,000원
                        |공급가액                40,000원
                        |부가세                   4,000원
                        |환불 일시       2026-11-22 12:32
                        |환불 번호
                        |       cancel_20261122_0001_7f3a
                        |--------------------------------
                        bold |환불 후 결제액          56,000원
                        |공급가액                40,000원
                        |부가세                   4,000원
                        |면세                    12,000원
                        |*: 면세 품목""");
    }

    private static PrintedSlip printed(Paper paper, Form form) {
        try (FakePrinter printer = FakePrinter.on()) {
            PrinterSettings settings = new PrinterSettings(
                    "계산대", Set.of(Prints.RECEIPTS), Set.of(), PrinterAddress.of(printer.address()), paper, form, true);
            try (Connection connection = PRINTERS.open(settings)) {
                connection.print(ReceiptSlip.of(receipt()));
            }
            return printer.slips().get(0);
        }
    }

    /** 8,000 of 88,000 won are taxes; 12,000 more are free of them. 44,000 went back. */
    private static Receipt receipt() {
        List<OrderLine> lines = List.of(
                line("해물파전", 2, 22_000, TaxKind.TAXABLE, List.of(option("오징어 추가", 3_000), option("덜 맵게", 0)), true),
                line("수제 왕돈까스와 계절 채소를 곁들인 안주 모둠 한 상", 1, 44_000, TaxKind.TAXABLE, List.of(), false),
                line("포기김치 1 kg", 1, 12_000, TaxKind.TAX_FREE, List.of(), false));
        Taxes all = Taxes.of(Money.won(100_000), Money.won(12_000));
        Taxes rest = Taxes.of(Money.won(56_000), Money.won(12_000));
        GivenBack back = new GivenBack(
                List.of(new GivenBack.Part(
                        all.minus(rest), PAID.plusSeconds(1_200), "cancel_20261122_0001_7f3a", false)),
                rest,
                Money.won(0));
        return new Receipt(
                order(lines),
                TaxedLines.of(lines),
                paid(),
                back,
                new Place(
                        "한강식당",
                        "창가 7번",
                        ZoneId.of("Asia/Seoul"),
                        new Seller("한강식당 본점", "000-00-00000", "서울 가상구 상상로 12, 1층")));
    }

    private static Order order(List<OrderLine> lines) {
        return new Order(
                ORDER,
                new StoreId(new UUID(0, 1)),
                new TableId(new UUID(0, 2)),
                new VisitId(new UUID(0, 3)),
                new SagaId(new UUID(0, 4)),
                OrderState.PAID,
                null,
                Money.won(100_000),
                lines,
                PAID,
                0,
                Optional.empty(),
                Serving.HERE,
                LocalDate.EPOCH,
                Optional.empty(),
                TraceParent.of("00-00000000000000000000000000000001-0000000000000001-01"));
    }

    private static PaymentAttempt paid() {
        return new PaymentAttempt(
                new UUID(0, 5),
                ORDER,
                new StoreId(new UUID(0, 1)),
                AttemptState.PAID,
                Money.won(100_000),
                Money.won(12_000),
                "m",
                "k",
                "tviva20261122121200AbCd7",
                PaymentMethod.CHECKOUT,
                PAID,
                PAID);
    }

    private static OrderLine line(
            String name, int quantity, long price, TaxKind tax, List<ChosenOption> options, boolean cancelled) {
        return new OrderLine(
                new ItemId(new UUID(0, 1)),
                name,
                quantity,
                Money.won(price),
                tax,
                options,
                Course.MAIN,
                "",
                0,
                Optional.empty(),
                cancelled);
    }

    private static ChosenOption option(String name, long surcharge) {
        return new ChosenOption(new UUID(0, 1), name, Money.won(surcharge));
    }
}
