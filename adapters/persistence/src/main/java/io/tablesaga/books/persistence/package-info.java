/** The invariant checker, in SQL. */
package io.tablesaga.books.persistence;
