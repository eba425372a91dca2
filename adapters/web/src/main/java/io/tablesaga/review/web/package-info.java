/** What waits for a human, read. */
package io.tablesaga.review.web;
