package io.tablesaga.floor.persistence;

import io.tablesaga.floor.HoursText;
import io.tablesaga.floor.StoreMoment;
import io.tablesaga.floor.StoreSettings;
import io.tablesaga.floor.Stores;
import io.tablesaga.floor.VisitStart;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores in PostgreSQL: one statement a call. */
public final class JdbcStores implements Stores {

    private static final String FIND =
            "select s.id, s.name, s.trade_name, s.business_number, s.address, s.visit_start, s.head_count, s.serving, s.in_turns, "
                    + "s.call_reasons, s.version, "
                    + StoreMomentRow.COLUMNS + " from floor.store s where s.id = ?";

    private final JdbcTemplate jdbc;

    public JdbcStores(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public boolean exists(StoreId store) {
        return jdbc.queryForObject(
                "select exists (select 1 from floor.store where id = ?)", Boolean.class, store.value());
    }

    @Override
    public Optional<Place> place(StoreId store, TableId table) {
        return jdbc
                .query(
                        """
                        select s.name, t.name, s.time_zone, s.trade_name, s.business_number, s.address
                        from floor.store s join floor.dining_table t on t.store_id = s.id
                        where s.id = ? and t.id = ?""",
                        (row, n) -> new Place(
                                row.getString(1),
                                row.getString(2),
                                ZoneId.of(row.getString(3)),
                                new Seller(row.getString(4), row.getString(5), row.getString(6))),
                        store.value(),
                        table.value())
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Store> find(StoreId store) {
        return jdbc.query(FIND, (row, n) -> store(store, row), store.value()).stream()
                .findFirst();
    }

    private static Store store(StoreId id, ResultSet row) throws SQLException {
        StoreMoment moment = StoreMomentRow.of(row);
        StoreSettings settings = new StoreSettings(
                row.getString("name"),
                moment.zone(),
                new Seller(row.getString("trade_name"), row.getString("business_number"), row.getString("address")),
                VisitStart.valueOf(row.getString("visit_start")),
                moment.payment(),
                row.getBoolean("head_count"),
                Serving.valueOf(row.getString("serving")),
                row.getBoolean("in_turns"),
                moment.hours(),
                moment.stations(),
                CallReasons.of(row));
        return new Store(id, settings, row.getInt("version"), moment);
    }

    @Override
    public void add(StoreId store, StoreSettings settings) {
        jdbc.update(
                """
                insert into floor.store (name, time_zone, trade_name, business_number, address, visit_start, payment, hours,
                                         head_count, serving, in_turns, stations, call_reasons, id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""",
                columns(settings, store.value()));
    }

    @Override
    public boolean change(StoreId store, StoreSettings settings, int version) {
        return jdbc.update(
                        """
                        update floor.store
                        set name = ?, time_zone = ?, trade_name = ?, business_number = ?, address = ?, visit_start = ?,
                            payment = ?, hours = ?, head_count = ?, serving = ?, in_turns = ?, stations = ?::jsonb,
                            call_reasons = ?, version = version + 1
                        where id = ? and version = ?""",
                        columns(settings, store.value(), version))
                == 1;
    }

    private static Object[] columns(StoreSettings settings, Object... more) {
        Object[] columns = new Object[13 + more.length];
        columns[0] = settings.name();
        columns[1] = settings.zone().getId();
        columns[2] = settings.seller().tradeName();
        columns[3] = settings.seller().businessNumber();
        columns[4] = settings.seller().address();
        columns[5] = settings.visitStart().name();
        columns[6] = settings.payment().name();
        columns[7] = HoursText.of(settings.hours());
        columns[8] = settings.headCount();
        columns[9] = settings.serving().name();
        columns[10] = settings.inTurns();
        columns[11] = StationsJson.write(settings.stations());
        columns[12] = CallReasons.column(settings.callReasons());
        System.arraycopy(more, 0, columns, 13, more.length);
        return columns;
    }

    @Override
    public Optional<Instant> pause(StoreId store, Optional<Instant> until, String reason) {
        return jdbc
                .query(
                        """
                        update floor.store set paused_at = clock_timestamp(), paused_until = ?, pause_reason = ?
                        where id = ? returning paused_at""",
                        (row, n) -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        until.map(end -> end.atOffset(ZoneOffset.UTC)).orElse(null),
                        reason,
                        store.value())
                .stream()
                .findFirst();
    }

    @Override
    public boolean resume(StoreId store) {
        return jdbc.update(
                        "update floor.store set paused_at = null, paused_until = null, pause_reason = null where id = ?",
                        store.value())
                == 1;
    }
}
