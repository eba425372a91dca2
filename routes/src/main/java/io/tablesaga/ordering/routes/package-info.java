/** The order saga as Camel routes: each step with its undo right below it. */
package io.tablesaga.ordering.routes;
