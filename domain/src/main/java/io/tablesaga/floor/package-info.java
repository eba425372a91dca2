/** The places guests sit at, and whose they are. */
package io.tablesaga.floor;
