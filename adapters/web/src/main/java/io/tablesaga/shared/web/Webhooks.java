package io.tablesaga.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Whoever calls a webhook's address hears the same whatever was sent, so that nothing can be found out by trying. */
final class Webhooks {

    static final String PATH = "/webhooks/payments/[^/]+/[^/]+";

    private Webhooks() {}

    static boolean isOne(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().matches(PATH);
    }

    /** As the route does. */
    static void acknowledge(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
    }
}
