package io.tablesaga.ordering;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.TaxKind;
import io.tablesaga.shared.Taxes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An order's taxes. They are computed once, on the order's taxable total, and handed down to the lines by largest
 * remainder: each line gets the whole part of its eleventh, and what is left over goes, one each, to the lines whose
 * eleventh was cut most (of equals, to the earlier one). So lines add up to their order exactly, and none is off by a
 * whole won. Rounding line by line would not add up: three cokes of ₩2,000 have ₩545 of tax, and each alone ₩182.
 *
 * @param taxes of the whole order
 */
public record TaxedLines(List<Line> lines, Taxes taxes) {

    public record Line(OrderLine line, Taxes taxes) {}

    public TaxedLines {
        lines = List.copyOf(lines);
    }

    /** @param lines at least one, all in one currency */
    public static TaxedLines of(List<OrderLine> lines) {
        Money total = lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
        Taxes taxes = Taxes.of(total, taxFree(lines));
        long[] vat =
                lines.stream().mapToLong(line -> taxable(line) / Taxes.PARTS).toArray();
        List<Integer> cutMostFirst = new ArrayList<>();
        long left = taxes.vat().minor();
        for (int i = 0; i < vat.length; i++) {
            cutMostFirst.add(i);
            left -= vat[i];
        }
        cutMostFirst.sort(Comparator.comparing((Integer i) -> taxable(lines.get(i)) % Taxes.PARTS)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        for (int i : cutMostFirst.subList(0, Math.toIntExact(left))) {
            vat[i]++;
        }
        List<Line> taxed = new ArrayList<>();
        for (int i = 0; i < vat.length; i++) {
            taxed.add(new Line(lines.get(i), taxes(lines.get(i), vat[i])));
        }
        return new TaxedLines(taxed, taxes);
    }

    /** What of these lines is free of tax. */
    public static Money taxFree(List<OrderLine> lines) {
        return lines.stream()
                .map(line -> line.tax() == TaxKind.TAX_FREE
                        ? line.total()
                        : line.total().times(0))
                .reduce(Money::plus)
                .orElseThrow();
    }

    private static Taxes taxes(OrderLine line, long vat) {
        Money taxFree = taxFree(List.of(line));
        Money tax = new Money(vat, taxFree.currency());
        return new Taxes(line.total().minus(taxFree).minus(tax), tax, taxFree);
    }

    private static long taxable(OrderLine line) {
        return line.tax() == TaxKind.TAXABLE ? line.total().minor() : 0;
    }
}
