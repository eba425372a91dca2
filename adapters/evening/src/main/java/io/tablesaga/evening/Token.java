package io.tablesaga.evening;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A program's access token; another one before it ends. */
final class Token {

    private static final double RENEWED_AFTER = 0.6;

    private final Doors doors;
    private final String program;
    private final String secret;
    private String value;
    private long until;

    Token(Doors doors, String program, String secret) {
        this.doors = doors;
        this.program = program;
        this.secret = secret;
    }

    synchronized String value() {
        if (value == null || System.nanoTime() > until) {
            fetch();
        }
        return value;
    }

    private void fetch() {
        byte[] known = (program + ":" + secret).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(doors.base().resolve("/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(known))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            HttpResponse<String> said = doors.http().send(request, BodyHandlers.ofString());
            if (said.statusCode() != 200) {
                throw new IllegalStateException(program + " gets no token: " + said.statusCode() + " " + said.body());
            }
            value = Doors.json(said.body()).path("access_token").asText();
            long seconds = Doors.json(said.body()).path("expires_in").asLong();
            until = System.nanoTime() + (long) (seconds * RENEWED_AFTER * 1e9);
        } catch (IOException e) {
            throw new IllegalStateException(program + " gets no token: nobody answers (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EveningOver();
        }
    }
}
