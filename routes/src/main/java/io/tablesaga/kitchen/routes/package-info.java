/** Tickets come in, and come back from the dead-letter queue. */
package io.tablesaga.kitchen.routes;
