/** The outbox and the schemas' migrations. */
package io.tablesaga.shared.persistence;
