/** Read models in PostgreSQL, in a schema of their own. */
package io.tablesaga.insight.persistence;
