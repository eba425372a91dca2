/** Tables and visits: seating, joining, moving and clearing as Camel routes. */
package io.tablesaga.floor.routes;
