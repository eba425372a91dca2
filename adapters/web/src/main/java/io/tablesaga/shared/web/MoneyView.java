package io.tablesaga.shared.web;

import io.tablesaga.shared.Money;

/** Money as the contract writes it: minor units and a currency code. */
public record MoneyView(long amount, String currency) {

    public static MoneyView of(Money money) {
        return new MoneyView(money.minor(), money.currency().getCurrencyCode());
    }
}
