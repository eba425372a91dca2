package io.tablesaga.ordering;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.SagaId;
import java.time.ZoneId;

/**
 * An order being placed: what the guest asked for, its saga and its price. Steps before the payment see this.
 *
 * @param taxFree the part of the total that is free of tax
 * @param zone the store's
 */
public record Placement(PlaceOrder command, SagaId saga, Money total, Money taxFree, ZoneId zone) {}
