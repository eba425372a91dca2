/** Printers and their spool, in PostgreSQL. */
package io.tablesaga.printing.persistence;
