/** What comes out on paper: kitchen slips and receipts, at the store's own printers. */
package io.tablesaga.printing;
