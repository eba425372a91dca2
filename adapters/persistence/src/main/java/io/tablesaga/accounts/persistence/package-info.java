/** Accounts and their grants, in PostgreSQL. */
package io.tablesaga.accounts.persistence;
