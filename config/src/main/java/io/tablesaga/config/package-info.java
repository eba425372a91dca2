/** The product put together: main class, wiring, embedded servers. */
package io.tablesaga.config;
