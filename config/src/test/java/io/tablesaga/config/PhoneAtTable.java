package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest.BodyPublishers;

/** Somebody sits at a table, and their phone has joined: through the product's own doors, as staff and guests do it. */
final class PhoneAtTable {

    private PhoneAtTable() {}

    /** In the visit that runs there, or in a new one. @return the phone's token */
    static String joined(Product product, String store, String table) {
        Answer joined = join(product, qr(product, table), joinCode(product, store, table));
        assertThat(joined.status()).as(joined.http().body()).isEqualTo(201);
        return joined.json().path("token").asText();
    }

    /** As the floor's staff tell it; they seat the guest when nobody sits there. */
    static String joinCode(Product product, String store, String table) {
        String visits = "/api/stores/" + store + "/tables/" + table + "/visits";
        Answer seated = product.operatorPost(visits, "{}");
        Answer told = seated.status() == 201 ? seated : product.operatorPost(visits + "/code", "{}");
        assertThat(told.status()).as(told.http().body()).isIn(200, 201);
        return told.json().path("joinCode").asText();
    }

    static Answer join(Product product, String qr, String joinCode) {
        return post(product, "/api/visits/join", "{\"tableCode\":\"" + qr + "\",\"joinCode\":\"" + joinCode + "\"}");
    }

    /** From somebody nobody knows. */
    static Answer post(Product product, String path, String body) {
        return Product.send(
                product.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** From a phone or tablet. */
    static Answer post(Product product, String token, String path, String body) {
        return Product.send(product.request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** What is printed on the table. */
    static String qr(Product product, String table) {
        return product.jdbc()
                .queryForObject("select code from floor.dining_table where id = ?::uuid", String.class, table);
    }
}
