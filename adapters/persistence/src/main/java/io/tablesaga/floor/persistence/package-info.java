/** Stores and their tables, in PostgreSQL. */
package io.tablesaga.floor.persistence;
