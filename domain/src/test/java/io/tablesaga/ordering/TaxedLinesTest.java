package io.tablesaga.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablesaga.menu.Course;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.TaxKind;
import io.tablesaga.shared.Taxes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Lines add up to their order, whatever is in the cart. */
class TaxedLinesTest {

    private static final Money NOTHING = Money.won(0);

    @Property
    void lines_add_up_to_their_order_and_the_order_to_its_total(@ForAll("carts") List<OrderLine> cart) {
        TaxedLines taxed = TaxedLines.of(cart);
        assertThat(sum(taxed, Taxes::supply)).isEqualTo(taxed.taxes().supply());
        assertThat(sum(taxed, Taxes::vat)).isEqualTo(taxed.taxes().vat());
        assertThat(sum(taxed, Taxes::taxFree)).isEqualTo(taxed.taxes().taxFree());
        assertThat(taxed.taxes().total())
                .isEqualTo(
                        cart.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow());
    }

    @Property
    void each_line_is_its_price_and_less_than_a_won_from_its_own_tax(@ForAll("carts") List<OrderLine> cart) {
        assertThat(TaxedLines.of(cart).lines()).hasSameSizeAs(cart).allSatisfy(one -> {
            Money total = one.line().total();
            assertThat(one.taxes().total()).isEqualTo(total);
            boolean taxable = one.line().tax() == TaxKind.TAXABLE;
            assertThat(one.taxes().taxFree()).isEqualTo(taxable ? NOTHING : total);
            long elevenths = 11 * one.taxes().vat().minor() - (taxable ? total.minor() : 0);
            assertThat(elevenths).isBetween(-10L, 10L);
        });
    }

    @Property
    void the_supply_is_ten_elevenths_rounded(@ForAll("prices") long taxable) {
        BigDecimal supply = BigDecimal.valueOf(taxable).divide(new BigDecimal("1.1"), 0, RoundingMode.HALF_UP);
        assertThat(Taxes.of(Money.won(taxable), NOTHING).supply()).isEqualTo(Money.won(supply.longValueExact()));
    }

    @Example
    void fifteen_thousand_won_are_what_the_provider_s_documentation_says() {
        assertThat(Taxes.of(Money.won(15_000), NOTHING))
                .isEqualTo(new Taxes(Money.won(13_636), Money.won(1_364), NOTHING));
    }

    @Example
    void what_is_left_over_goes_to_the_line_that_was_cut_most() {
        // 545.45 in all: 181.81 each, of which 181 are whole.
        List<OrderLine> cokes = List.of(line(2_000, 1), line(2_000, 1), line(2_000, 1));
        assertThat(TaxedLines.of(cokes).lines())
                .extracting(line -> line.taxes().vat().minor())
                .containsExactly(182L, 182L, 181L);
        assertThat(TaxedLines.of(List.of(line(1_000, 1), line(6_000, 1))).lines())
                .extracting(line -> line.taxes().vat().minor())
                .containsExactly(91L, 545L);
    }

    @Example
    void more_than_all_cannot_be_free_of_tax() {
        assertThatThrownBy(() -> Taxes.of(Money.won(10), Money.won(11))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Taxes.of(Money.won(10), Money.won(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    static Arbitrary<Long> prices() {
        return Arbitraries.longs().between(0, 100_000_000);
    }

    @Provide
    static Arbitrary<List<OrderLine>> carts() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 2_000_000),
                        Arbitraries.integers().between(1, 99),
                        Arbitraries.of(TaxKind.class))
                .as((price, quantity, tax) -> line(price, quantity, tax))
                .list()
                .ofMinSize(1)
                .ofMaxSize(50);
    }

    private static OrderLine line(long price, int quantity) {
        return line(price, quantity, TaxKind.TAXABLE);
    }

    private static OrderLine line(long price, int quantity, TaxKind tax) {
        return new OrderLine(
                new ItemId(new UUID(0, 1)),
                "콜라",
                quantity,
                Money.won(price),
                tax,
                List.of(),
                Course.MAIN,
                "",
                0,
                Optional.empty(),
                false);
    }

    private static Money sum(TaxedLines taxed, java.util.function.Function<Taxes, Money> part) {
        return taxed.lines().stream()
                .map(line -> part.apply(line.taxes()))
                .reduce(Money::plus)
                .orElseThrow();
    }
}
