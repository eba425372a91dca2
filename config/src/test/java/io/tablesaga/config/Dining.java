package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** A table of a test's own, in the demo's store or in one of its own. */
record Dining(Product product, String store, String table) {

    static Dining table(Product product) {
        return in(product, Product.STORE);
    }

    static Dining in(Product product, String store) {
        String table = UUID.randomUUID().toString();
        product.jdbc()
                .update(
                        "insert into floor.dining_table (id, store_id, name) values (?::uuid, ?::uuid, ?)",
                        table,
                        store,
                        "table " + table);
        return new Dining(product, store, table);
    }

    /** In a store whose visits begin as {@code visitStart} says. */
    static Dining inStore(Product product, String visitStart) {
        String store = UUID.randomUUID().toString();
        product.jdbc()
                .update(
                        "insert into floor.store (id, name, visit_start) values (?::uuid, 'a store', ?)",
                        store,
                        visitStart);
        return in(product, store);
    }

    Answer staff(String what, String body) {
        return product.operatorPost("/api/stores/" + store + "/tables/" + table + what, body);
    }

    /** @return the join code */
    String seated() {
        Answer seated = staff("/visits", "{\"guests\": 2}");
        assertThat(seated.status()).as(seated.http().body()).isEqualTo(201);
        return seated.json().path("joinCode").asText();
    }

    Answer clear() {
        return staff("/clear", "{}");
    }

    String qr() {
        return PhoneAtTable.qr(product, table);
    }

    Answer join(String joinCode) {
        return PhoneAtTable.join(product, qr(), joinCode);
    }

    Answer slip(String slip) {
        return PhoneAtTable.post(
                product, "/api/visits/join", "{\"tableCode\": \"" + qr() + "\", \"slip\": \"" + slip + "\"}");
    }

    /** Seated when nobody sits there. @return the token */
    String phone() {
        return PhoneAtTable.joined(product, store, table);
    }

    Answer ask(String name) {
        return PhoneAtTable.post(
                product, "/api/visits/ask", "{\"tableCode\": \"" + qr() + "\", \"name\": \"" + name + "\"}");
    }

    /** Bound as a manager would. @return the token */
    String tablet() {
        String token = "table_" + UUID.randomUUID();
        product.jdbc()
                .update(
                        """
                        insert into floor.tablet (id, store_id, table_id, token_hash)
                        values (gen_random_uuid(), ?::uuid, ?::uuid, ?)""",
                        store,
                        table,
                        hash(token));
        return token;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer order(String token, String dish, String more) {
        return Product.send(product.request("/api/orders")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"lines\": [{\"itemId\": \"" + dish + "\", \"quantity\": 1}]" + more + "}")));
    }

    Answer paid(String token, String dish) {
        Answer paid = order(token, dish, ", \"paymentToken\": \"tok_ok\"");
        assertThat(paid.status()).as(paid.http().body()).isEqualTo(201);
        return paid;
    }

    Answer get(String token, String path) {
        return product.get(path, token);
    }

    Answer delete(String token, String path) {
        return Product.send(
                product.request(path).header("Authorization", "Bearer " + token).DELETE());
    }

    static void is(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
        assertThat(answer.problem()).as(answer.http().body()).isEqualTo(problem);
        assertThat(answer.json().path("detail").asText()).isNotBlank();
    }
}
