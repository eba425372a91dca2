package io.tablesaga.printing.persistence;

import io.tablesaga.printing.Printer;
import io.tablesaga.printing.PrinterAway.Reason;
import io.tablesaga.printing.PrinterId;
import io.tablesaga.printing.PrinterSettings;
import io.tablesaga.printing.Printers;
import io.tablesaga.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Printers in PostgreSQL. */
public final class JdbcPrinters implements Printers {

    private static final String STANDINGS = "select " + PrinterRows.COLUMNS
            + """
            , p.away_since, p.away_reason, p.refused,
              (select count(*) from printing.job j where j.printer_id = p.id and j.state = 'WAITING') as waiting
            from printing.printer p
            where p.store_id = ? and p.removed_at is null and (?::uuid is null or p.id > ?::uuid) order by p.id limit ?""";

    private static final String REMOVE =
            """
            with removed as (
                update printing.printer set removed_at = now() where store_id = ? and id = ? and removed_at is null
                returning id),
            skipped as (
                update printing.job j set state = 'SKIPPED', ended_at = now()
                from removed r where j.printer_id = r.id and j.state = 'WAITING')
            select count(*) from removed""";

    private final JdbcTemplate jdbc;

    public JdbcPrinters(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<Printer> ofStore(StoreId store) {
        return jdbc.query(
                "select " + PrinterRows.COLUMNS
                        + " from printing.printer p where p.store_id = ? and p.removed_at is null order by p.id",
                PrinterRows::printer,
                store.value());
    }

    @Override
    public Optional<Printer> find(PrinterId printer) {
        return jdbc
                .query(
                        "select " + PrinterRows.COLUMNS
                                + " from printing.printer p where p.id = ? and p.removed_at is null",
                        PrinterRows::printer,
                        printer.value())
                .stream()
                .findFirst();
    }

    @Override
    public List<Standing> standings(StoreId store, Optional<PrinterId> after, int limit) {
        UUID last = after.map(PrinterId::value).orElse(null);
        return jdbc.query(STANDINGS, JdbcPrinters::standing, store.value(), last, last, limit);
    }

    private static Standing standing(ResultSet row, int n) throws SQLException {
        OffsetDateTime since = row.getObject("away_since", OffsetDateTime.class);
        Optional<Away> away = since == null
                ? Optional.empty()
                : Optional.of(new Away(since.toInstant(), Reason.valueOf(row.getString("away_reason"))));
        return new Standing(PrinterRows.printer(row, n), away, row.getInt("waiting"), row.getInt("refused"));
    }

    @Override
    public Change add(Printer printer) {
        return change(
                """
                insert into printing.printer (name, prints, stations, host, port, paper, form, confirms, id, store_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                printer);
    }

    /** Whatever kept it away may be gone with the new settings: it is tried at once. */
    @Override
    public Change save(Printer printer) {
        return change(
                """
                update printing.printer
                set name = ?, prints = ?, stations = ?, host = ?, port = ?, paper = ?, form = ?, confirms = ?,
                    next_try_at = now()
                where id = ? and store_id = ? and removed_at is null""",
                printer);
    }

    private Change change(String sql, Printer printer) {
        PrinterSettings settings = printer.settings();
        try {
            int changed = jdbc.update(
                    sql,
                    settings.name(),
                    settings.prints().stream().map(Enum::name).sorted().toArray(String[]::new),
                    settings.stations().stream().sorted().toArray(String[]::new),
                    settings.address().host(),
                    settings.address().port(),
                    settings.paper().name(),
                    settings.form().name(),
                    settings.confirms(),
                    printer.id().value(),
                    printer.store().value());
            return changed == 1 ? Change.DONE : Change.UNKNOWN;
        } catch (DuplicateKeyException e) {
            return Change.NAME_TAKEN;
        }
    }

    @Override
    public boolean remove(StoreId store, PrinterId printer) {
        return Integer.valueOf(1).equals(jdbc.queryForObject(REMOVE, Integer.class, store.value(), printer.value()));
    }

    @Override
    public boolean hurry(StoreId store, PrinterId printer) {
        return jdbc.update(
                        "update printing.printer set next_try_at = now() where store_id = ? and id = ? and removed_at is null",
                        store.value(),
                        printer.value())
                == 1;
    }
}
