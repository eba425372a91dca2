package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** A store of a test's own with one table, so that tests do not close each other's. */
final class OwnStore {

    static final String ALWAYS =
            "{\"week\": %s, \"exceptions\": [], \"lastOrderMinutes\": 0}".formatted(week("00:00", "24:00"));

    final Product product;
    final String id;
    final String table;
    private AccessToken manager;
    private String phone;

    private OwnStore(Product product, String id) {
        this.product = product;
        this.id = id;
        this.table = addTable("1번").json().path("id").asText();
    }

    static OwnStore open(Product product) {
        return open(product, "AT_COUNTER_ALLOWED", noon(), ALWAYS);
    }

    static OwnStore open(Product product, String payment, String zone, String hours) {
        Answer created = product.operatorPost("/api/stores", settings("한밤 포차", payment, zone, hours, 0));
        assertThat(created.status()).as(created.http().body()).isEqualTo(201);
        assertThat(created.json().path("version").asInt()).isEqualTo(1);
        return new OwnStore(product, created.json().path("storeId").asText());
    }

    /** A zone where it is about noon now, so that no test runs into midnight. */
    static String noon() {
        int hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
        // Signs are the other way round there: Etc/GMT-9 is nine hours before Greenwich.
        return hour == 12 ? "Etc/GMT" : hour > 12 ? "Etc/GMT+" + (hour - 12) : "Etc/GMT-" + (12 - hour);
    }

    static String week(String from, String to) {
        String spans = "[{\"from\": \"%s\", \"to\": \"%s\"}]".formatted(from, to);
        return "{\"monday\": %s, \"tuesday\": %s, \"wednesday\": %s, \"thursday\": %s, \"friday\": %s, \"saturday\": %s, \"sunday\": %s}"
                .replace("%s", spans);
    }

    static String settings(String name, String payment, String zone, String hours, int version) {
        return """
                {"name": "%s", "timeZone": "%s", "visitStart": "STAFF", "payment": "%s", "version": %d,
                 "seller": {"tradeName": "한밤", "businessNumber": "000-00-00001", "address": null}, "hours": %s}"""
                .formatted(name, zone, payment, version, hours);
    }

    String path(String more) {
        return "/api/stores/" + id + more;
    }

    Answer save(String settings) {
        return send(manager(), "PUT", path("/settings"), settings);
    }

    Answer addTable(String name) {
        return send(manager(), "POST", path("/tables"), "{\"name\": \"" + name + "\"}");
    }

    Answer get(String more) {
        return send(manager(), "GET", path(more), null);
    }

    Answer manage(String method, String more, String body) {
        return send(manager(), method, path(more), body);
    }

    String code(String of) {
        for (var one : get("/tables").json().path("tables")) {
            if (one.path("id").asText().equals(of)) {
                return one.path("code").asText();
            }
        }
        throw new AssertionError("no table " + of);
    }

    /** Of a program that is this store's manager, and nothing else. */
    synchronized String manager() {
        if (manager == null) {
            String login = "manager-" + UUID.randomUUID();
            product.jdbc()
                    .update(
                            """
                            with demo as (select secret from accounts.account where login = 'demo'),
                            made as (
                                insert into accounts.account (id, kind, login, name, secret, demo)
                                select gen_random_uuid(), 'PROGRAM', ?, 'test', secret, true from demo returning id)
                            insert into accounts.role_grant (account_id, role, store_id)
                            select id, 'MANAGER', ?::uuid from made""",
                            login,
                            id);
            manager = new AccessToken(
                    product.base(), login, product.servers().folder().secret("demo-password"));
        }
        return manager.value();
    }

    synchronized String phone() {
        if (phone == null) {
            phone = PhoneAtTable.joined(product, id, table);
        }
        return phone;
    }

    String dish(int portions) {
        String dish = UUID.randomUUID().toString();
        product.jdbc()
                .update(
                        """
                        insert into ordering.catalogue_item (id, store_id, category, position, name, description, price, currency)
                        values (?::uuid, ?::uuid, '안주', 1, '<b>시험</b> 요리', '맵다', 9000, 'KRW')""",
                        dish,
                        id);
        product.jdbc()
                .update("insert into stock.item (id, store_id, available) values (?::uuid, ?::uuid, 0)", dish, id);
        Answer moved = manage(
                "POST",
                "/stock-movements",
                "{\"itemId\":\"" + dish + "\",\"quantity\":" + portions + ",\"reason\":\"test\"}");
        assertThat(moved.status()).as(moved.http().body()).isEqualTo(201);
        return dish;
    }

    /** @param payment as the order has it: a token, {@code counter}, or empty for the provider's page */
    Answer order(String key, String dish, String payment) {
        String how = payment.isEmpty()
                ? ""
                : payment.equals("counter") ? ", \"payment\": \"counter\"" : ", \"paymentToken\": \"" + payment + "\"";
        return Product.send(product.request("/api/orders")
                .header("Authorization", "Bearer " + phone())
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"lines\": [{\"itemId\": \"" + dish + "\", \"quantity\": 1}]" + how + "}")));
    }

    int orders() {
        return product.jdbc()
                .queryForObject("select count(*) from ordering.orders where store_id = ?::uuid", Integer.class, id);
    }

    Answer send(String token, String method, String path, String body) {
        HttpRequest.Builder request = product.request(path).header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return Product.send(
                request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
