package io.tablesaga.config;

import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** A customer in a browser: another one once the last has signed out, or is no more. */
final class SignedIn implements Supplier<Map<String, String>> {

    private final Product product;
    private final String hash;
    private final String password;
    private Map<String, String> session;

    SignedIn(Product product, String hash, String password) {
        this.product = product;
        this.hash = hash;
        this.password = password;
    }

    /** @return the headers a browser and our page send */
    @Override
    public synchronized Map<String, String> get() {
        if (session == null
                || !show(session.get("Cookie")).json().path("account").isObject()) {
            session = begin();
        }
        return session;
    }

    private Map<String, String> begin() {
        String login = UUID.randomUUID() + "@customers.example";
        product.jdbc()
                .update(
                        "insert into accounts.account (id, kind, login, name, secret)"
                                + " values (gen_random_uuid(), 'CUSTOMER', ?, 'Customer', ?)",
                        login,
                        hash);
        Answer answer = Product.send(product.request("/api/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}")));
        String cookie = answer.http()
                .headers()
                .firstValue("set-cookie")
                .orElseThrow(() -> new IllegalStateException(answer.http().body()))
                .replaceFirst(";.*", "");
        return Map.of(
                "Cookie",
                cookie,
                "X-CSRF-TOKEN",
                show(cookie).json().path("csrfToken").asText());
    }

    private Answer show(String cookie) {
        HttpRequest.Builder request = product.request("/api/session").header("Cookie", cookie);
        return Product.send(request);
    }
}
