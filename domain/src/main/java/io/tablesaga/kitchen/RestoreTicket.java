package io.tablesaga.kitchen;

import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;

/** Puts back exactly what this saga withdrew, to where each line stood. */
public record RestoreTicket(OrderId order, SagaId saga) {}
