package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** The payment sandbox from its own side: what it has charged, and what shall go wrong next. */
final class ProviderDesk {

    private final HttpClient http;
    private final EveningSettings.Sandbox sandbox;

    ProviderDesk(HttpClient http, EveningSettings.Sandbox sandbox) {
        this.http = http;
        this.sandbox = sandbox;
    }

    JsonNode payments() {
        return send("GET", "/admin/payments", Map.of()).path("payments");
    }

    void nextFails(String call, String fault, int times) {
        send("PUT", "/admin/faults", Map.of("call", call, "fault", fault, "next", times));
    }

    void noMoreFaults() {
        send("DELETE", "/admin/faults", Map.of());
    }

    private JsonNode send(String method, String path, Map<String, ?> body) {
        HttpRequest request = HttpRequest.newBuilder(sandbox.url().resolve(path))
                .header("Authorization", "Bearer " + sandbox.adminToken())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(Doors.write(body)))
                .build();
        try {
            HttpResponse<String> said = http.send(request, BodyHandlers.ofString());
            if (said.statusCode() != 200) {
                throw new IllegalStateException("The sandbox said " + said.statusCode() + ": " + said.body());
            }
            return Doors.json(said.body());
        } catch (IOException e) {
            throw new IllegalStateException("the sandbox does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EveningOver();
        }
    }
}
