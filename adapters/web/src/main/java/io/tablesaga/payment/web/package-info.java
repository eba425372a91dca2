/** Payment attempts, findings and webhook addresses, read by operators. */
package io.tablesaga.payment.web;
