/** A payment provider to develop against: its own process, its own ledger, and faults on demand. */
package io.tablesaga.sandbox;
