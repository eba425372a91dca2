package io.tablesaga.shared;

/**
 * What a tax-inclusive amount is made of; the three add up to it.
 *
 * @param supply 공급가액: what is taxed, without its tax
 * @param vat 부가세: 10 % of the supply
 * @param taxFree 면세: what has no tax in it
 */
public record Taxes(Money supply, Money vat, Money taxFree) {

    /** With its tax, a supply is eleven tenths of itself. */
    public static final int PARTS = 11;

    /**
     * The tax is an eleventh of the taxable part, rounded half up to the currency's minor unit once, on this amount; the
     * supply is the rest. ₩15,000 are ₩13,636 and ₩1,364, as Toss has it. (An eleventh is never just a half.)
     *
     * @param taxFree the part of it that is free of tax
     * @throws IllegalArgumentException when that is more than all, or less than nothing
     */
    public static Taxes of(Money amount, Money taxFree) {
        long taxable = amount.minus(taxFree).minor();
        if (taxable < 0 || taxFree.minor() < 0) {
            throw new IllegalArgumentException(taxFree + " cannot be the tax-free part of " + amount);
        }
        Money vat = new Money((2 * taxable + PARTS) / (2 * PARTS), amount.currency());
        return new Taxes(new Money(taxable, amount.currency()).minus(vat), vat, taxFree);
    }

    /** Part by part: what is left is no amount's taxes of its own. */
    public Taxes minus(Taxes other) {
        return new Taxes(supply.minus(other.supply), vat.minus(other.vat), taxFree.minus(other.taxFree));
    }

    public Money total() {
        return supply.plus(vat).plus(taxFree);
    }
}
