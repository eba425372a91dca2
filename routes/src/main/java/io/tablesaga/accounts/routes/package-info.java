/** The doors of staffing, and of whoever looks after programs and the keys of their tokens. */
package io.tablesaga.accounts.routes;
