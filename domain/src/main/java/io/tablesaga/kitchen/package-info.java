/** Tickets of paid orders, at the station that makes them. */
package io.tablesaga.kitchen;
