/** Stock, read. */
package io.tablesaga.stock.web;
