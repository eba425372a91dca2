/** Findings and webhook addresses, read. */
package io.tablesaga.payment.web;
