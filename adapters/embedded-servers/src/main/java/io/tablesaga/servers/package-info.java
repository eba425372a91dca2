/** The real servers, started by our own process: PostgreSQL, Artemis and Kafka on loopback, with their data on disk. */
package io.tablesaga.servers;
