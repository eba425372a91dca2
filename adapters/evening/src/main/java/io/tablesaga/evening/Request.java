package io.tablesaga.evening;

import java.util.Map;

/** What a client asks; sent again, it is the same. @param key what makes it the same to the product; may be null */
record Request(String method, String path, String bearer, String key, Map<String, ?> body, Cut cut) {

    static Request get(String path) {
        return new Request("GET", path, null, null, null, Cut.NOT);
    }

    static Request post(String path, Map<String, ?> body) {
        return new Request("POST", path, null, null, body, Cut.NOT);
    }

    static Request put(String path, Map<String, ?> body) {
        return new Request("PUT", path, null, null, body, Cut.NOT);
    }

    static Request delete(String path) {
        return new Request("DELETE", path, null, null, null, Cut.NOT);
    }

    Request by(String token) {
        return new Request(method, path, token, key, body, cut);
    }

    Request key(String same) {
        return new Request(method, path, bearer, same, body, cut);
    }

    Request cut(Cut where) {
        return new Request(method, path, bearer, key, body, where);
    }

    /** What it is about, without ids: {@code POST kitchen/tickets/bump}. */
    String what() {
        return method + " "
                + path.replaceAll("\\?.*", "")
                        .replaceAll("/[0-9a-f]{8}-[0-9a-f-]{27}", "")
                        .replaceAll("/api/tables/.*", "/api/tables")
                        .replace("/api/stores/", "")
                        .replace("/api/", "");
    }
}
