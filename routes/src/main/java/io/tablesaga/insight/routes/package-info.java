/** Follows what happens to orders, off their own way. */
package io.tablesaga.insight.routes;
