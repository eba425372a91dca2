/** Payment attempts, in PostgreSQL. */
package io.tablesaga.payment.persistence;
