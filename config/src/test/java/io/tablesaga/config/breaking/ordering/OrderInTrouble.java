package io.tablesaga.config.breaking.ordering;

import org.springframework.jdbc.core.JdbcTemplate;

/** A domain class that knows a framework. */
public class OrderInTrouble {

    JdbcTemplate jdbc;
}
