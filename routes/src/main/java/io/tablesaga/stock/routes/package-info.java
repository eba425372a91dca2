/** The stock as a participant: the same commands, called directly or by message. */
package io.tablesaga.stock.routes;
