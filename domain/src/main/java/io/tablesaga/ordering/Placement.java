package io.tablesaga.ordering;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.SagaId;

/**
 * An order being placed: what the guest asked for, its saga and its price. Steps before the payment see this.
 *
 * @param taxFree the part of the total that is free of tax
 */
public record Placement(PlaceOrder command, SagaId saga, Money total, Money taxFree) {}
