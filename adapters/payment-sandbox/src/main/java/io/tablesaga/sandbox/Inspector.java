package io.tablesaga.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** For whoever develops against the sandbox: what it believes of each payment, beside what the merchant believes. */
final class Inspector implements HttpHandler {

    private static final String PATH = "/inspector";
    private static final String COOKIE = "inspector";

    private final Payments payments;
    private final Requests requests;
    private final Merchant merchant;
    private final String authorization;
    /** In the cookie instead of the token; it ends with this process. */
    private final String session = random();

    Inspector(Payments payments, Requests requests, Merchant merchant, String adminToken) {
        this.payments = payments;
        this.requests = requests;
        this.merchant = merchant;
        this.authorization = "Bearer " + adminToken;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        if (call.equals("POST " + PATH)) {
            logIn(exchange);
        } else if (!call.equals("GET " + PATH)) {
            Http.sendPage(exchange, 404, InspectorPage.said("There is no such page."));
        } else if (Http.authorized(exchange, authorization) || loggedIn(exchange)) {
            Http.sendPage(exchange, 200, InspectorPage.of(payments.all(), requests, merchant.beliefs()));
        } else {
            Http.sendPage(exchange, 401, InspectorPage.logIn(""));
        }
    }

    private void logIn(HttpExchange exchange) throws IOException {
        Map<String, String> form = Http.form(exchange);
        if (same("Bearer " + form.getOrDefault("token", ""), authorization)) {
            exchange.getResponseHeaders()
                    .set("Set-Cookie", COOKIE + "=" + session + "; Path=" + PATH + "; HttpOnly; SameSite=Strict");
            Http.redirect(exchange, PATH);
        } else {
            Http.sendPage(exchange, 401, InspectorPage.logIn("The admin token is wrong."));
        }
    }

    private boolean loggedIn(HttpExchange exchange) {
        String cookies = exchange.getRequestHeaders().getFirst("Cookie");
        if (cookies != null) {
            for (String cookie : cookies.split("; *")) {
                if (same(cookie, COOKIE + "=" + session)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static String random() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
