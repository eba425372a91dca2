/** Sagas with what they are about, read from the tables of their contexts. */
package io.tablesaga.console.persistence;
