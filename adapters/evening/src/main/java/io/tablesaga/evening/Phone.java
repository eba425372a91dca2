package io.tablesaga.evening;

import java.net.http.HttpRequest;
import java.util.Map;

/** A guest's phone. After its party has moved it fetches its new token once it notices. */
final class Phone {

    private static final int UNKNOWN = 401;
    private static final int FORBIDDEN = 403;

    private final Doors doors;
    private volatile String token;
    /** What was shown by who listens: another request may fetch the new one before the stream's refusal is heard. */
    private volatile String listensBy;

    Phone(Doors doors, String token) {
        this.doors = doors;
        this.token = token;
    }

    Answer ask(Request request) {
        String mine = token;
        Answer answer = doors.ask(request.by(mine));
        boolean closed = answer.status() == UNKNOWN || answer.status() == FORBIDDEN;
        return closed && renewed(mine) ? doors.ask(request.by(token)) : answer;
    }

    /** @return whether there is another one than who listens has shown */
    boolean renew() {
        return renewed(listensBy);
    }

    private synchronized boolean renewed(String old) {
        if (token.equals(old)) {
            Answer fetched =
                    doors.ask(Request.post("/api/visit/token", Map.of()).by(old));
            if (fetched.ok()) {
                token = fetched.text("token");
            }
        }
        return !token.equals(old);
    }

    HttpRequest.Builder events() {
        listensBy = token;
        return HttpRequest.newBuilder(doors.base().resolve("/api/visit/events"))
                .header("Authorization", "Bearer " + listensBy);
    }
}
