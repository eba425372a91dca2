/** The audit, in PostgreSQL. */
package io.tablesaga.audit.persistence;
