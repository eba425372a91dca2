/** Asking an outside provider for money, once, and knowing what became of it. */
package io.tablesaga.payment;
