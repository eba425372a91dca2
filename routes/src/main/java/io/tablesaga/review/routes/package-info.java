/** The door of whoever sees to what waits for a human. */
package io.tablesaga.review.routes;
