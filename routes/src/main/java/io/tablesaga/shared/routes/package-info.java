/** Doors, house rules and the outbox relay: what every context's routes share. */
package io.tablesaga.shared.routes;
