/** Tickets and receipts on their way to printers, and who keeps those. */
package io.tablesaga.printing.routes;
