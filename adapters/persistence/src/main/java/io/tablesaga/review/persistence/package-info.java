/** What waits for a human, read from the saga log beside the business. */
package io.tablesaga.review.persistence;
