package io.tablesaga.stock;

import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;

/** Gives an order's held stock back. May come twice, and before the hold it undoes: the hold is then refused. */
public record ReleaseStock(OrderId order, SagaId saga) {}
