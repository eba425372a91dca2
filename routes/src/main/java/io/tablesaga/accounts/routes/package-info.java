/** Becoming staff and ceasing to be it, as routes. */
package io.tablesaga.accounts.routes;
