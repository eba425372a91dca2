/** Kitchen tickets, in PostgreSQL. */
package io.tablesaga.kitchen.persistence;
