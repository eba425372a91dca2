package io.tablesaga.menu.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.shared.RandomTokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A Korean restaurant and its café, to try the product with. */
public final class DemoData {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final RandomTokens codes = new RandomTokens();

    public DemoData(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** @return false, with nothing changed, when there are stores already */
    public boolean load() {
        boolean loaded = Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.execute("select pg_advisory_xact_lock(7262)");
            if (jdbc.queryForObject("select count(*) from floor.store", Long.class) > 0) {
                return false;
            }
            stores().forEach(this::store);
            return true;
        }));
        if (loaded) {
            // A plan cached while the tables were empty would scan them whole for ever.
            jdbc.execute("analyze");
        }
        return loaded;
    }

    private void store(JsonNode store) {
        UUID id = id(store);
        jdbc.update(
                "insert into floor.store (id, name, trade_name, business_number, address, payment) values (?, ?, ?, ?, ?, ?)",
                id,
                store.path("name").asText(),
                store.path("tradeName").asText(),
                store.path("businessNumber").asText(),
                store.path("address").asText(),
                store.path("payment").asText("PREPAY"));
        for (JsonNode table : store.path("tables")) {
            jdbc.update(
                    "insert into floor.dining_table (id, store_id, name, code) values (?, ?, ?, ?)",
                    id(table),
                    id,
                    table.path("name").asText(),
                    codes.next());
        }
        int position = 0;
        for (JsonNode item : store.path("items")) {
            item(id, ++position, item);
        }
    }

    private void item(UUID store, int position, JsonNode item) {
        int stock = item.path("stock").asInt();
        jdbc.update(
                """
                insert into ordering.catalogue_item (id, store_id, category, position, name, description, price, currency, tax_kind)
                values (?, ?, ?, ?, ?, ?, ?, 'KRW', ?)""",
                id(item),
                store,
                item.path("category").asText(),
                position,
                item.path("name").asText(),
                item.path("description").asText(),
                item.path("price").asLong(),
                item.path("taxKind").asText("TAXABLE"));
        jdbc.update("insert into stock.item (id, store_id, available) values (?, ?, ?)", id(item), store, stock);
        jdbc.update(
                "insert into stock.movement (id, store_id, item_id, quantity, reason) values (?, ?, ?, ?, 'opening stock')",
                UUID.randomUUID(),
                store,
                id(item),
                stock);
    }

    private static UUID id(JsonNode json) {
        return UUID.fromString(json.path("id").asText());
    }

    private static JsonNode stores() {
        try (InputStream in = DemoData.class.getResourceAsStream("/demo/stores.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's stores cannot be read", e);
        }
    }
}
