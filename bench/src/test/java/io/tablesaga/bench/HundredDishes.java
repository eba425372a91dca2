package io.tablesaga.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/** A store with a hundred dishes, and a phone at each of its tables. */
final class HundredDishes {

    private static final int DISHES = 100;
    private static final int MOST_LINES = 3;

    /** A phone's token is its visit's id here; its hash is all that is kept of it. */
    private static final String OPEN =
            """
            with store as (
                insert into floor.store (id, name) values (gen_random_uuid(), 'bench') returning id),
            tables as (
                insert into floor.dining_table (id, store_id, name)
                select gen_random_uuid(), s.id, n::text from store s, generate_series(1, ?) n
                returning id, store_id),
            visits as (
                insert into floor.visit (id, store_id, table_id)
                select gen_random_uuid(), store_id, id from tables returning id),
            phones as (
                insert into floor.phone (id, visit_id, token_hash)
                select gen_random_uuid(), id, sha256(convert_to('table_' || id, 'UTF8')) from visits),
            items as (
                insert into ordering.catalogue_item
                    (id, store_id, category, position, name, description, price, currency)
                select gen_random_uuid(), s.id, 'category ' || n % 10, n, 'dish ' || n, '', 9000, 'KRW'
                from store s, generate_series(1, ?) n
                returning id, store_id),
            stock as (
                insert into stock.item (id, store_id, available) select id, store_id, ? from items
                returning id, store_id, available),
            movements as (
                insert into stock.movement (id, store_id, item_id, quantity, reason)
                select gen_random_uuid(), store_id, id, available, 'bench' from stock)
            select 'table_' || id from visits union all select id::text from items
            union all select 'store_' || id from store""";

    private static final int ENOUGH = 100_000_000;

    private final List<String> phones = new ArrayList<>();
    private final List<String> dishes = new ArrayList<>();

    private String id;

    record Line(String dish, int quantity) {}

    HundredDishes(DataSource database, int tables) throws SQLException {
        this(database, tables, ENOUGH);
    }

    /** @param portions of each dish */
    HundredDishes(DataSource database, int tables, int portions) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement open = connection.prepareStatement(OPEN)) {
            open.setInt(1, tables);
            open.setInt(2, DISHES);
            open.setInt(3, portions);
            try (ResultSet made = open.executeQuery()) {
                while (made.next()) {
                    String one = made.getString(1);
                    if (one.startsWith("store_")) {
                        id = one.substring("store_".length());
                    } else {
                        (one.startsWith("table_") ? phones : dishes).add(one);
                    }
                }
            }
        }
    }

    String id() {
        return id;
    }

    /** Of whoever comes as this one of all clients. */
    String phone(int client) {
        return phones.get(client % phones.size());
    }

    /** One to three dishes, of each one to three; any of them, or the same one first each time. */
    List<Line> cart(boolean sameDish) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Set<Integer> chosen = new LinkedHashSet<>();
        if (sameDish) {
            chosen.add(0);
        }
        for (int lines = random.nextInt(1, MOST_LINES + 1); chosen.size() < lines; ) {
            chosen.add(random.nextInt(DISHES));
        }
        List<Line> cart = new ArrayList<>();
        for (Iterator<Integer> dish = chosen.iterator(); dish.hasNext(); ) {
            cart.add(new Line(dishes.get(dish.next()), random.nextInt(1, 4)));
        }
        return cart;
    }

    /** One portion of any of them. */
    List<Line> portion() {
        return List.of(new Line(dishes.get(ThreadLocalRandom.current().nextInt(DISHES)), 1));
    }
}
