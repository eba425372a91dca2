/** Stock counters, holds and movements, in PostgreSQL. */
package io.tablesaga.stock.persistence;
