package io.tablesaga.stock;

import io.tablesaga.shared.OrderId;

/** The order is paid: what was held is sold. May come twice. */
public record SellStock(OrderId order) {}
