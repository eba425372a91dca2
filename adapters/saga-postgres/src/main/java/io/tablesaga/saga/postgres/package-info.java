/** A durable {@link org.apache.camel.saga.CamelSagaService} that keeps its log in PostgreSQL and joins the caller's transaction. */
package io.tablesaga.saga.postgres;
