package io.tablesaga.printing;

import static io.tablesaga.printing.Printout.pair;
import static io.tablesaga.printing.Printout.row;
import static io.tablesaga.printing.Printout.rule;

import io.tablesaga.floor.Stores.Place;
import io.tablesaga.floor.Stores.Seller;
import io.tablesaga.ordering.GivenBack;
import io.tablesaga.ordering.OrderLine;
import io.tablesaga.ordering.Receipts.Receipt;
import io.tablesaga.ordering.TaxedLines;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentMethod;
import io.tablesaga.printing.Printout.Look;
import io.tablesaga.printing.Printout.Row;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.TaxKind;
import io.tablesaga.shared.Taxes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A receipt on paper: who sells, what, the taxes in it, how it was paid, and what of it was given back. */
public final class ReceiptSlip {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int OPTION_INDENT = 3;

    private ReceiptSlip() {}

    public static Printout of(Receipt receipt) {
        List<Row> rows = new ArrayList<>();
        seller(receipt.place(), rows);
        rows.add(pair(
                Look.PLAIN,
                receipt.place().table(),
                "주문 " + KitchenSlip.shortNumber(receipt.order().id())));
        rows.add(rule());
        receipt.lines().lines().forEach(line -> line(line, rows));
        rows.add(rule());
        taxes(receipt.lines().taxes(), rows);
        rows.add(pair(Look.BIG, "합계", amount(receipt.order().total())));
        rows.add(rule());
        payment(receipt.payment(), receipt.place(), rows);
        givenBack(receipt.givenBack(), receipt.place(), rows);
        if (receipt.lines().lines().stream().anyMatch(line -> isTaxFree(line.line()))) {
            rows.add(row(Look.PLAIN, "*: 면세 품목"));
        }
        return new Printout(rows);
    }

    /** What the store has not set is left out. */
    private static void seller(Place place, List<Row> rows) {
        Seller seller = place.seller();
        rows.add(row(Look.TITLE, seller.tradeName() == null ? place.store() : seller.tradeName()));
        if (seller.businessNumber() != null) {
            rows.add(row(Look.MIDDLE, "사업자등록번호 " + seller.businessNumber()));
        }
        if (seller.address() != null) {
            rows.add(row(Look.MIDDLE, seller.address()));
        }
        rows.add(rule());
    }

    private static void line(TaxedLines.Line taxed, List<Row> rows) {
        OrderLine line = taxed.line();
        String name = (isTaxFree(line) ? "*" : "") + line.name() + (line.cancelled() ? " (취소)" : "");
        rows.add(pair(Look.PLAIN, name + " x " + line.quantity(), amount(line.total())));
        line.options()
                .forEach(option -> rows.add(new Row(
                        Look.PLAIN,
                        OPTION_INDENT,
                        "- " + option.name()
                                + (option.surcharge().minor() == 0 ? "" : " +" + amount(option.surcharge())),
                        "")));
    }

    private static boolean isTaxFree(OrderLine line) {
        return line.tax() == TaxKind.TAX_FREE;
    }

    private static void taxes(Taxes taxes, List<Row> rows) {
        rows.add(pair(Look.PLAIN, "공급가액", amount(taxes.supply())));
        rows.add(pair(Look.PLAIN, "부가세", amount(taxes.vat())));
        if (taxes.taxFree().minor() != 0) {
            rows.add(pair(Look.PLAIN, "면세", amount(taxes.taxFree())));
        }
    }

    private static void payment(PaymentAttempt payment, Place place, List<Row> rows) {
        rows.add(pair(Look.PLAIN, "결제 수단", word(payment.method())));
        rows.add(pair(Look.PLAIN, "결제 일시", time(payment.paidAt(), place)));
        if (payment.providerReference() != null) {
            rows.add(pair(Look.PLAIN, "결제 번호", payment.providerReference()));
        }
    }

    private static String word(PaymentMethod method) {
        return switch (method) {
            case STORED -> "간편결제";
            case CHECKOUT -> "온라인 결제";
            case CASH -> "현금";
            case TERMINAL -> "카드 단말기";
        };
    }

    private static void givenBack(GivenBack back, Place place, List<Row> rows) {
        for (GivenBack.Part part : back.refunds()) {
            rows.add(rule());
            rows.add(pair(Look.STRONG, "환불", "-" + amount(part.taxes().total())));
            taxes(part.taxes(), rows);
            rows.add(pair(Look.PLAIN, "환불 일시", time(part.at(), place)));
            rows.add(pair(Look.PLAIN, "환불 번호", part.reference()));
        }
        if (!back.refunds().isEmpty()) {
            rows.add(rule());
            rows.add(pair(Look.STRONG, "환불 후 결제액", amount(back.remaining().total())));
            taxes(back.remaining(), rows);
        }
        if (back.owed().minor() != 0) {
            rows.add(pair(Look.STRONG, "환불 예정", amount(back.owed())));
        }
    }

    private static String time(Instant at, Place place) {
        return TIME.format(at.atZone(place.zone()));
    }

    /** «₩» is not in every printer's letters. */
    private static String amount(Money money) {
        int digits = money.currency().getDefaultFractionDigits();
        String number = String.format(Locale.ROOT, "%,." + digits + "f", BigDecimal.valueOf(money.minor(), digits));
        return money.currency().getCurrencyCode().equals("KRW")
                ? number + "원"
                : number + " " + money.currency().getCurrencyCode();
    }
}
