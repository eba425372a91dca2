package io.tablesaga.demo.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.ordering.Catalogue;
import io.tablesaga.ordering.persistence.JdbcCatalogue;
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

    /** The menu as it would have to have been edited for the copy to be what it is. */
    private static final String EDITED_CATEGORIES =
            """
            insert into menu.category (id, store_id, version, position, name, hidden)
            select id, store_id, version, position, names, hidden from ordering.catalogue_category where store_id = ?""";

    private static final String EDITED_ITEMS =
            """
            insert into menu.item (id, store_id, version, category_id, position, name, description, price, currency, tax_kind,
                allergens, option_groups, hours, station, course, once_per, min_quantity, max_quantity, quantity_step, hidden)
            select id, store_id, version, category_id, position, names, nullif(descriptions, '{}'), price, currency, tax_kind,
                allergens, option_groups, hours, station, course, once_per, min_quantity, max_quantity, quantity_step, hidden
            from ordering.catalogue_item where store_id = ?""";

    private final JdbcTemplate jdbc;
    private final Catalogue catalogue;
    private final TransactionTemplate transaction;
    private final RandomTokens codes = new RandomTokens();

    public DemoData(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.catalogue = new JdbcCatalogue(dataSource);
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
        DemoMenu menu = new DemoMenu(id, store.path("items"), store.path("categories"));
        menu.changes().forEach(catalogue::take);
        jdbc.update(EDITED_CATEGORIES, id);
        jdbc.update(EDITED_ITEMS, id);
        store.path("items")
                .forEach(item -> stock(id, id(item), item.path("stock").asInt()));
    }

    private void stock(UUID store, UUID item, int stock) {
        jdbc.update("insert into stock.item (id, store_id, available) values (?, ?, ?)", item, store, stock);
        jdbc.update(
                "insert into stock.movement (id, store_id, item_id, quantity, reason) values (?, ?, ?, ?, 'opening stock')",
                UUID.randomUUID(),
                store,
                item,
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
