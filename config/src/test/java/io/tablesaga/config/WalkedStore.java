package io.tablesaga.config;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** A store of a test's own, with one of everything a path of the contract may name. */
final class WalkedStore {

    private final Product product;
    private final JdbcTemplate jdbc;
    private final String id = UUID.randomUUID().toString();
    private final Map<String, String> objects = new LinkedHashMap<>();

    /** Guests sit here; what is done to {@code tableId} does not turn them out. */
    private final String guestsTable;

    WalkedStore(Product product) {
        this.product = product;
        this.jdbc = product.jdbc();
        objects.put("storeId", id);
        like("floor.store", Product.STORE, Map.of("id", id, "name", "Walked " + id));
        guestsTable = table();
        objects.put("itemId", dish());
        renew();
    }

    /** A party of its own at the path's table, with an order that is paid: what was done to the last one is done. */
    void renew() {
        reopen();
        objects.put("categoryId", onMenu(objects.get("itemId")));
        objects.put("tableId", table());
        String phone = PhoneAtTable.joined(product, id, objects.get("tableId"));
        JsonNode order = await("a cook's word that it is sold out may come late")
                .atMost(Duration.ofSeconds(20))
                .until(() -> ordered(phone), placed -> placed.status() == 201)
                .json();
        objects.put("orderId", order.path("id").asText());
        objects.put("sagaId", order.path("saga").asText());
        await("the kitchen has its ticket and its order knows that, which would be found as a change later")
                .atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.queryForObject(
                        """
                        select exists (select from kitchen.ticket_line where order_id = ?::uuid)
                           and not exists (select from ordering.awaited_ticket where order_id = ?::uuid)""",
                        Boolean.class,
                        objects.get("orderId"),
                        objects.get("orderId")));
        objects.put("visitId", of("orders", "visit_id"));
        objects.put("phoneId", of("orders", "device_id"));
        objects.put("tabletId", TabletAtTable.id(jdbc, id, objects.get("tableId")));
        objects.put(
                "code",
                jdbc.queryForObject(
                        "select code from floor.dining_table where id = ?::uuid",
                        String.class,
                        objects.get("tableId")));
        objects.put("askId", ask());
        objects.put("callId", call());
        objects.put("invitationId", invitation());
        objects.put("photoId", photo());
        objects.put("printerId", printer());
        objects.put("jobId", job());
        objects.put("printId", UUID.randomUUID().toString());
        objects.put("accountId", account("STAFF", "KITCHEN"));
        objects.put("programId", account("PROGRAM", "INTEGRATOR"));
    }

    private Answer ordered(String phone) {
        reopen();
        return Product.send(product.request("/api/orders")
                .header("Authorization", "Bearer " + phone)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"lines\":[{\"itemId\":\"" + objects.get("itemId")
                        + "\",\"quantity\":1}],\"paymentToken\":\"tok_ok\"}")));
    }

    /** @param name as the contract names it, in a path or in a body; @return empty for what a store has not */
    Optional<String> object(String name) {
        return Optional.ofNullable(objects.get(name));
    }

    /** For whoever sits at the guests' table: their own table and visit. */
    Optional<String> guestsObject(String name) {
        return switch (name) {
            case "tableId" -> Optional.of(guestsTable);
            case "visitId" ->
                jdbc
                        .queryForList(
                                "select id from floor.visit where table_id = ?::uuid and ended_at is null",
                                String.class,
                                guestsTable)
                        .stream()
                        .findFirst();
            default -> object(name);
        };
    }

    String id() {
        return id;
    }

    /** Everything of this store in every table that says whose its rows are by an id, as text. */
    String everything(TableRows rows) {
        return rows.holding(objects.values());
    }

    String guest() {
        reopen();
        return PhoneAtTable.joined(product, id, guestsTable);
    }

    /** @param seated whether somebody sits at its table */
    String tablet(boolean seated) {
        if (seated) {
            guest();
        }
        return TabletAtTable.token(jdbc, id, seated ? guestsTable : table());
    }

    private String of(String table, String column) {
        return jdbc.queryForObject(
                "select " + column + " from ordering." + table + " where id = ?::uuid",
                String.class,
                objects.get("orderId"));
    }

    private String table() {
        String table = UUID.randomUUID().toString();
        jdbc.update(
                "insert into floor.dining_table (id, store_id, name) values (?::uuid, ?::uuid, ?)", table, id, table);
        return table;
    }

    private String dish() {
        String dish = product.dish(1);
        jdbc.update("update ordering.catalogue_item set store_id = ?::uuid where id = ?::uuid", id, dish);
        jdbc.update("update stock.movement set store_id = ?::uuid where item_id = ?::uuid", id, dish);
        jdbc.update("update stock.movement set quantity = 100000 where item_id = ?::uuid", dish);
        jdbc.update("update stock.item set store_id = ?::uuid, available = 100000 where id = ?::uuid", id, dish);
        return dish;
    }

    /** As if its manager had written it. @return its category */
    private String onMenu(String dish) {
        String category = UUID.randomUUID().toString();
        jdbc.update(
                "insert into menu.category (id, store_id, version, position, name, hidden) values (?::uuid, ?::uuid, 1, 1, ?::jsonb, false)",
                category,
                id,
                "{\"ko\": \"시험\"}");
        jdbc.update("delete from menu.item where id = ?::uuid", dish);
        like(
                "menu.item",
                "00000000-0000-7000-8000-000000001001",
                Map.of("id", dish, "store_id", id, "category_id", category));
        return category;
    }

    private String ask() {
        return jdbc.queryForObject(
                """
                insert into floor.ask (id, visit_id, name, token_hash, until) values
                (gen_random_uuid(), ?::uuid, 'Walked', sha256(uuid_send(gen_random_uuid())), now() + interval '1 hour')
                returning id""",
                String.class,
                objects.get("visitId"));
    }

    private String call() {
        return jdbc.queryForObject(
                """
                insert into floor.staff_call (id, store_id, visit_id, reason, device_id)
                values (gen_random_uuid(), ?::uuid, ?::uuid, 'WATER', ?::uuid) returning id""",
                String.class,
                id,
                objects.get("visitId"),
                objects.get("phoneId"));
    }

    /** Without its files. */
    private String photo() {
        return jdbc.queryForObject(
                """
                insert into menu.photo (id, store_id, sent, width, height, small, medium, large)
                select gen_random_uuid(), ?::uuid, digest, 1, 1, digest, digest, digest
                from sha256(uuid_send(gen_random_uuid())) digest returning id""",
                String.class,
                id);
    }

    /** Somebody has it for ever: it is never tried, and changes only by whoever walks. */
    private String printer() {
        return printer("null");
    }

    /** Of a printer that is gone. */
    private String job() {
        return jdbc.queryForObject(
                """
                insert into printing.job (id, printer_id, store_id, order_id, kind, printout)
                values (gen_random_uuid(), ?::uuid, ?::uuid, ?::uuid, 'RECEIPT', '[]') returning id""",
                String.class,
                printer("now()"),
                id,
                objects.get("orderId"));
    }

    private String printer(String removedAt) {
        return jdbc.queryForObject(
                """
                insert into printing.printer (id, store_id, name, prints, host, port, paper, form, confirms, claimed_until,
                removed_at)
                values (gen_random_uuid(), ?::uuid, gen_random_uuid(), '{RECEIPTS}', '127.0.0.1', 1024, 'MM_80', 'TEXT', true,
                'infinity', %s)
                returning id"""
                        .formatted(removedAt),
                String.class,
                id);
    }

    private String invitation() {
        return jdbc.queryForObject(
                """
                insert into accounts.invitation (id, token_hash, store_id, login, roles, expires_at) values
                (gen_random_uuid(), sha256(uuid_send(gen_random_uuid())), ?::uuid, 'walked@walk.example', '{KITCHEN}',
                now() + interval '1 hour') returning id""",
                String.class,
                id);
    }

    private String account(String kind, String role) {
        String account = UUID.randomUUID().toString();
        jdbc.update(
                "insert into accounts.account (id, kind, login, name) values (?::uuid, ?, ?, 'Walked')",
                account,
                kind,
                account + "@walk.example");
        jdbc.update(
                "insert into accounts.role_grant (account_id, role, store_id) values (?::uuid, ?, ?::uuid)",
                account,
                role,
                id);
        return account;
    }

    /** Somebody who may has paused it, set other hours, or said that its dish is sold out. */
    private void reopen() {
        jdbc.update("update stock.item set sold_out_until = null where store_id = ?::uuid", id);
        jdbc.update(
                """
                update floor.store s set paused_at = null, paused_until = null, hours = demo.hours,
                visit_start = demo.visit_start from floor.store demo where s.id = ?::uuid and demo.id = ?::uuid""",
                id,
                Product.STORE);
    }

    /** A row like the demo's, so that this need not know what columns there are. */
    private void like(String table, String row, Map<String, String> but) {
        StringBuilder json = new StringBuilder("{}");
        but.forEach((column, value) -> json.insert(
                json.length() - 1, (json.length() == 2 ? "" : ",") + "\"" + column + "\":\"" + value + "\""));
        jdbc.update(
                "insert into " + table + " select (jsonb_populate_record(demo, ?::jsonb)).* from " + table
                        + " demo where id = ?::uuid",
                json.toString(),
                row);
    }
}
