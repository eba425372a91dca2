package io.tablesaga.menu.persistence;

import io.tablesaga.floor.Hours;
import io.tablesaga.floor.HoursText;
import io.tablesaga.menu.Allergen;
import io.tablesaga.menu.Course;
import io.tablesaga.menu.ItemRules;
import io.tablesaga.menu.Menus;
import io.tablesaga.menu.OncePer;
import io.tablesaga.menu.PhotoId;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TaxKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What guests read of the menu: ordering's copy and the stock, never what is being edited. */
public final class JdbcMenus implements Menus {

    private static final String CATEGORY = "left join ordering.catalogue_category k on k.id = c.category_id";

    /** An item whose category has not been heard of yet waits for it; one that names none has its name itself. */
    private static final String NOT_HIDDEN = "not c.hidden and (c.category_id is null or not k.hidden)";

    /** Ranks are the whole store's, whatever page is read. */
    private static final String SHOWN =
            """
            select c.id, c.category_id, coalesce(k.names ->> ?, k.name, c.category) as category,
                   coalesce(c.names ->> ?, c.name) as name, coalesce(c.descriptions ->> ?, c.description) as description,
                   c.version, c.price, c.currency, c.tax_kind, c.course, c.once_per, c.min_quantity, c.max_quantity,
                   c.quantity_step, c.option_groups, c.allergens, c.hours, c.photo_id,
                   case when i.sold_out_until > now() then 0 else coalesce(i.available, 0) end as available,
                   coalesce(i.sold_out_until > now(), false) as sold_out, nullif(i.sold_out_until, 'infinity') as sold_out_until,
                   s.time_zone, clock_timestamp() as read_at, coalesce(c.station, '') as station, s.stations,
                   case when s.stations <> '[]' then
                       array(select array[m.portions, m.seconds_left] from ordering.making m
                             where m.store_id = c.store_id and m.station = coalesce(c.station, '')) end as making,
                   p.orders, p.rank, p.rank_in_category
            from ordering.catalogue_item c
            join floor.store s on s.id = c.store_id
            %1$s
            left join stock.item i on i.id = c.id
            left join (
                select c.id, n.orders, rank() over (order by n.orders desc) as rank,
                       rank() over (partition by coalesce(c.category_id::text, c.category) order by n.orders desc)
                           as rank_in_category
                from ordering.catalogue_item c
                join insight.item_orders n on n.item_id = c.id and n.orders > 0
                %1$s
                where c.store_id = %3$s and %2$s) p on p.id = c.id
            where %2$s""";

    private static final String SHOWN_IN_STORE = SHOWN.formatted(CATEGORY, NOT_HIDDEN, "?");
    private static final String SHOWN_ALONE =
            SHOWN.formatted(CATEGORY, NOT_HIDDEN, "(select store_id from ordering.catalogue_item where id = ?)");

    /** Items without a category come last. */
    private static final String PLACE =
            "coalesce(k.position, 2147483647), coalesce(c.category_id, '00000000-0000-0000-0000-000000000000'), c.position, c.id";

    private final JdbcTemplate jdbc;

    public JdbcMenus(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<Store> stores(int limit) {
        Map<StoreId, String> names = new LinkedHashMap<>();
        Map<StoreId, List<Table>> tables = new LinkedHashMap<>();
        jdbc.query(
                """
                select s.id, s.name, t.id, t.name
                from (select id, name from floor.store order by id limit ?) s
                left join floor.dining_table t on t.store_id = s.id and t.removed_at is null
                order by s.id, t.id""",
                row -> {
                    StoreId store = new StoreId(row.getObject(1, UUID.class));
                    names.put(store, row.getString(2));
                    List<Table> ofStore = tables.computeIfAbsent(store, id -> new ArrayList<>());
                    UUID table = row.getObject(3, UUID.class);
                    if (table != null) {
                        ofStore.add(new Table(new TableId(table), row.getString(4)));
                    }
                },
                limit);
        return names.entrySet().stream()
                .map(store -> new Store(store.getKey(), store.getValue(), tables.get(store.getKey())))
                .toList();
    }

    @Override
    public List<Item> items(StoreId store, Language language, Optional<ItemId> after, int limit) {
        UUID last = after.map(ItemId::value).orElse(null);
        return jdbc.query(
                SHOWN_IN_STORE + " and c.store_id = ? and (?::uuid is null or (" + PLACE + ") > (select " + PLACE
                        + """
                         from ordering.catalogue_item c
                         left join ordering.catalogue_category k on k.id = c.category_id
                         where c.id = ?::uuid and c.store_id = ?))
                        order by\s"""
                        + PLACE + " limit ?",
                (row, n) -> item(row),
                language.tag(),
                language.tag(),
                language.tag(),
                store.value(),
                store.value(),
                last,
                last,
                store.value(),
                limit);
    }

    @Override
    public Optional<Item> item(ItemId item, Language language) {
        return jdbc
                .query(
                        SHOWN_ALONE + " and c.id = ?",
                        (row, n) -> item(row),
                        language.tag(),
                        language.tag(),
                        language.tag(),
                        item.value(),
                        item.value())
                .stream()
                .findFirst();
    }

    private static Item item(ResultSet row) throws SQLException {
        Money price = Money.of(row.getLong("price"), row.getString("currency"));
        Optional<Hours> hours = Optional.ofNullable(row.getString("hours")).map(HoursText::read);
        Instant now = row.getObject("read_at", OffsetDateTime.class).toInstant();
        ZoneId zone = ZoneId.of(row.getString("time_zone"));
        return new Item(
                new ItemId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                Optional.ofNullable(row.getObject("category_id", UUID.class)),
                row.getString("category"),
                row.getString("name"),
                row.getString("description"),
                price,
                TaxKind.valueOf(row.getString("tax_kind")),
                row.getInt("available"),
                soldOut(row),
                hours.map(offered -> offered.at(now, zone).open()).orElse(true),
                allergens((String[]) row.getArray("allergens").getArray()),
                OptionGroupsJson.read(row.getString("option_groups"), price.currency()),
                new ItemRules(
                        Course.valueOf(row.getString("course")),
                        Optional.ofNullable(row.getString("once_per")).map(OncePer::valueOf),
                        row.getInt("min_quantity"),
                        row.getInt("max_quantity"),
                        row.getInt("quantity_step")),
                Optional.ofNullable(row.getObject("photo_id", UUID.class)).map(PhotoId::new),
                StationRow.waiting(row),
                popularity(row));
    }

    private static Optional<Popularity> popularity(ResultSet row) throws SQLException {
        int orders = row.getInt("orders");
        return orders == 0
                ? Optional.empty()
                : Optional.of(new Popularity(orders, row.getInt("rank"), row.getInt("rank_in_category")));
    }

    private static Set<Allergen> allergens(String[] names) {
        return Stream.of(names).map(Allergen::valueOf).collect(Collectors.toSet());
    }

    private static Optional<SoldOut> soldOut(ResultSet row) throws SQLException {
        if (!row.getBoolean("sold_out")) {
            return Optional.empty();
        }
        return Optional.of(new SoldOut(Optional.ofNullable(row.getObject("sold_out_until", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)));
    }
}
