/** Payment providers, reached over HTTP. */
package io.tablesaga.payment.adapters;
