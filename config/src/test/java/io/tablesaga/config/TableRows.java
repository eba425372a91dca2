package io.tablesaga.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** All rows of all tables, to see that something has changed nothing. */
final class TableRows {

    /**
     * Heartbeats, sessions and when the books were checked change by themselves, or with any request; tries and the audit,
     * when one is refused.
     */
    private static final Set<String> OWN_LIFE = Set.of(
            "outbox.relay",
            "outbox.lease",
            "saga.node",
            "books.last_check",
            "accounts.session",
            "accounts.session_attributes");

    private static final Set<String> OF_REFUSALS = Set.of("accounts.tries");

    private final JdbcTemplate jdbc;
    private final List<String> tables;

    TableRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.tables = jdbc
                .queryForList(
                        """
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                        order by 1""",
                        String.class)
                .stream()
                .filter(table ->
                        !OWN_LIFE.contains(table) && !OF_REFUSALS.contains(table) && !table.startsWith("audit."))
                .toList();
    }

    /** By table: how many rows there are, and what they hold. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        for (String table : tables) {
            all.put(
                    table,
                    jdbc.queryForObject(
                            "select count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from "
                                    + table + " t",
                            String.class));
        }
        return all;
    }

    /** Every row that speaks of one of these, as text. */
    String holding(Collection<String> ids) {
        String any = ids.stream().map(id -> "%" + id + "%").collect(Collectors.joining(","));
        return tables.stream()
                .flatMap(table -> jdbc
                        .queryForList(
                                "select t::text from " + table + " t where t::text like any (string_to_array(?, ','))"
                                        + " order by 1",
                                String.class,
                                any)
                        .stream()
                        .map(row -> table + row))
                .collect(Collectors.joining("\n"));
    }
}
