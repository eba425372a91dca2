package io.tablesaga.config.breaking.ordering.routes;

import io.tablesaga.config.breaking.ordering.persistence.Table;

/** A route that goes round the port. */
public class ShortCut {

    Table table;
}
