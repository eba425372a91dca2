/** Orders, their answers and ordering's own priced copy of the catalogue, in PostgreSQL. */
package io.tablesaga.ordering.persistence;
