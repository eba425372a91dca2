/** Tickets come in, staff move them forward, orders that end take lines back. */
package io.tablesaga.kitchen.routes;
