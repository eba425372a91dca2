package io.tablesaga.config;

import io.tablesaga.config.Product.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

/** Somebody's browser: keeps the session's cookie, and sends the CSRF token with what changes something. */
final class Browser {

    static final String PASSWORD = "three words of mine";

    private final String base;
    private String cookie;
    private String csrfToken;

    Browser(String base) {
        this.base = base;
    }

    /** Of a demo account: {@code manager}, {@code kitchen} … */
    static Browser demo(Product product, String role) {
        Browser browser = new Browser(product.base());
        browser.signIn(role + "@demo.example", product.servers().folder().secret("demo-password"));
        return browser;
    }

    /** Somebody new, signed in. */
    static Browser customer(Product product) {
        Browser browser = new Browser(product.base());
        String login = browser.signUp();
        browser.signIn(login, PASSWORD);
        return browser;
    }

    /** @return the login of a new customer with {@link #PASSWORD} */
    String signUp() {
        String login = "guest-" + UUID.randomUUID() + "@example.com";
        Answer answer = send(
                "POST",
                "/api/accounts",
                "{\"login\": \"" + login + "\", \"name\": \"Mina\", \"password\": \"" + PASSWORD + "\"}");
        if (answer.status() != 202) {
            throw new IllegalStateException(answer.http().body());
        }
        return login;
    }

    Answer signIn(String login, String password) {
        Answer answer = trySignIn(login, password);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.http().body());
        }
        return answer;
    }

    Answer trySignIn(String login, String password) {
        return send("POST", "/api/session", "{\"login\": \"" + login + "\", \"password\": \"" + password + "\"}");
    }

    /** As a page of ours does. */
    Answer send(String method, String path, String body) {
        HttpRequest.Builder request = request(path).header("Sec-Fetch-Site", "same-origin");
        if (!method.equals("GET") && cookie != null) {
            request.header("X-CSRF-TOKEN", csrfToken());
        }
        return send(request.header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** With the cookie, and nothing more. */
    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    /** Keeps the cookie it is given. */
    Answer send(HttpRequest.Builder request) {
        Answer answer = Product.send(request);
        answer.http().headers().firstValue("Set-Cookie").ifPresent(set -> {
            cookie = set.contains("Max-Age=0") ? null : set.split(";")[0];
            csrfToken = null;
        });
        return answer;
    }

    private String csrfToken() {
        if (csrfToken == null) {
            csrfToken = Product.send(request("/api/session"))
                    .json()
                    .path("csrfToken")
                    .asText("");
        }
        return csrfToken;
    }

    String cookie() {
        return cookie;
    }

    /** The same browser state at another process. */
    Browser at(String otherBase) {
        Browser other = new Browser(otherBase);
        other.cookie = cookie;
        return other;
    }

    /** Who it is signed in as, by what the product says; empty for nobody. */
    String login() {
        return get("/api/session").json().path("account").path("login").asText("");
    }
}
