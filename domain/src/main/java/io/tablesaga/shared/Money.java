package io.tablesaga.shared;

import java.util.Currency;

/** An amount in the currency's minor unit (won have none: {@code 9000} is ₩9,000). */
public record Money(long minor, Currency currency) {

    private static final Currency WON = Currency.getInstance("KRW");

    public static Money won(long amount) {
        return new Money(amount, WON);
    }

    public static Money of(long minor, String currencyCode) {
        return new Money(minor, Currency.getInstance(currencyCode));
    }

    /** @throws IllegalArgumentException when the currencies differ */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    /** @throws IllegalArgumentException when the currencies differ */
    public Money minus(Money other) {
        return plus(new Money(Math.negateExact(other.minor), other.currency));
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(minor, (long) quantity), currency);
    }
}
