/** Payment attempts, for operators. */
package io.tablesaga.payment.web;
