package io.tablesaga.printing;

import io.tablesaga.shared.StoreId;

/** A printer of a store. */
public record Printer(PrinterId id, StoreId store, PrinterSettings settings) {}
