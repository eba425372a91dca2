/** Calls to the payment provider, behind their breakers. */
package io.tablesaga.payment.routes;
