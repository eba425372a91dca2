package io.tablesaga.stock.persistence;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.stock.HoldStock;
import io.tablesaga.stock.MarkSoldOut;
import io.tablesaga.stock.ReleaseStock;
import io.tablesaga.stock.SellStock;
import io.tablesaga.stock.SoldOut;
import io.tablesaga.stock.Stock;
import io.tablesaga.stock.StockAnswer;
import io.tablesaga.stock.StockAnswer.Shortage;
import io.tablesaga.stock.TakeBackStock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stock in PostgreSQL: one statement a call, the hot rows locked last and in the order of their ids. */
public final class JdbcStock implements Stock {

    private static final int LOOKS = 20;

    private final JdbcTemplate jdbc;

    public JdbcStock(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public StockAnswer hold(HoldStock command) {
        List<HoldStock.Line> lines = command.lines().stream()
                .sorted(Comparator.comparing(line -> line.item().toString()))
                .toList();
        List<Shortage> shortages = new ArrayList<>();
        boolean[] held = new boolean[1];
        jdbc.query(
                StockSql.HOLD,
                row -> {
                    held[0] = row.getBoolean("held");
                    if (row.getInt("available") < row.getInt("quantity")) {
                        shortages.add(new Shortage(
                                new ItemId(row.getObject("id", UUID.class)), row.getInt("available"), soldOut(row)));
                    }
                },
                command.order().value(),
                lines.stream().map(line -> line.item().toString()).toArray(String[]::new),
                lines.stream().map(HoldStock.Line::quantity).toArray(Integer[]::new),
                command.store().value(),
                command.order().value(),
                command.saga().value());
        return held[0] ? StockAnswer.yes() : StockAnswer.no(shortages);
    }

    @Override
    public void release(ReleaseStock command) {
        jdbc.queryForList(
                StockSql.RELEASE, command.order().value(), command.saga().value());
    }

    @Override
    public void sell(SellStock command) {
        String state = jdbc.queryForObject(
                StockSql.SELL,
                String.class,
                command.order().value(),
                command.order().value());
        if (!"SOLD".equals(state)) {
            throw new IllegalStateException(
                    "the stock of order " + command.order() + " is " + state + " and cannot be sold");
        }
    }

    @Override
    public void takeBack(TakeBackStock command) {
        String word = lookToTakeBack(command);
        // In a transaction the second look is the last: the hold is locked by then.
        for (int looks = 1; "AGAIN".equals(word) && looks < LOOKS; looks++) {
            word = lookToTakeBack(command);
        }
        if (!"TAKE_BACK".equals(word) && !"TAKEN_BACK".equals(word)) {
            throw new IllegalStateException("of order " + command.order() + " " + command.lines()
                    + " cannot be taken back, its stock is " + word);
        }
    }

    private String lookToTakeBack(TakeBackStock command) {
        return jdbc.queryForObject(
                StockSql.TAKE_BACK,
                String.class,
                command.order().value(),
                command.saga().value(),
                command.discarded(),
                command.lines().stream().map(line -> line.item().toString()).toArray(String[]::new),
                command.lines().stream().map(TakeBackStock.Line::quantity).toArray(Integer[]::new));
    }

    @Override
    public Optional<StockLevel> move(StockMovement movement) {
        try {
            return jdbc
                    .query(
                            StockSql.MOVE,
                            (row, n) -> level(row),
                            movement.quantity(),
                            movement.item().value(),
                            movement.store().value(),
                            movement.id(),
                            movement.store().value(),
                            movement.quantity(),
                            movement.reason())
                    .stream()
                    .findFirst();
        } catch (DataIntegrityViolationException e) {
            throw new NotEnoughStock(movement.item(), -movement.quantity());
        }
    }

    @Override
    public void list(StoreId store, ItemId item) {
        jdbc.update(
                "insert into stock.item (id, store_id, available) values (?, ?, 0) on conflict (id) do nothing",
                item.value(),
                store.value());
    }

    @Override
    public List<StockLevel> levels(StoreId store) {
        return jdbc.query(StockSql.LEVELS, (row, n) -> level(row), store.value());
    }

    @Override
    public Optional<StockLevel> markSoldOut(MarkSoldOut command) {
        return jdbc
                .query(
                        StockSql.MARK_SOLD_OUT,
                        (row, n) -> level(row),
                        command.message().orElse(null),
                        command.soldOut()
                                .until()
                                .map(until -> until.atOffset(ZoneOffset.UTC))
                                .orElse(null),
                        command.reason(),
                        command.item().value(),
                        command.store().value())
                .stream()
                .findFirst();
    }

    @Override
    public Optional<StockLevel> endSoldOut(StoreId store, ItemId item) {
        return jdbc.query(StockSql.END_SOLD_OUT, (row, n) -> level(row), item.value(), store.value()).stream()
                .findFirst();
    }

    private static StockLevel level(ResultSet row) throws SQLException {
        Optional<SoldOut> soldOut = soldOut(row);
        return new StockLevel(
                new ItemId(row.getObject("id", UUID.class)),
                row.getInt("available"),
                row.getInt("held"),
                row.getInt("sold"),
                soldOut,
                soldOut.isEmpty() ? Optional.empty() : Optional.ofNullable(row.getString("sold_out_reason")));
    }

    private static Optional<SoldOut> soldOut(ResultSet row) throws SQLException {
        if (!row.getBoolean("sold_out")) {
            return Optional.empty();
        }
        return Optional.of(new SoldOut(Optional.ofNullable(row.getObject("sold_out_until", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)));
    }
}
