package io.tablesaga.config;

import static io.tablesaga.config.Mutation.of;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What may be wrong with a head: who asks, what is accepted, what would steer. */
final class HeaderMutations {

    private static final String KEY = "Idempotency-Key";

    private static final List<Mutation> OF_CALLERS = List.of(
            of("two say who asks", draft -> draft.headers.add("Authorization: Bearer " + Draft.MARK)),
            of("who asks comes second", draft -> draft.headers.add(0, "Authorization: Bearer " + Draft.MARK)),
            token("cut off", token -> token.substring(0, token.length() / 2)),
            token("with one letter more", token -> token + "x"),
            token("with another letter", token -> token.substring(0, Math.max(0, token.length() - 2)) + "__"),
            token("backwards", token -> new StringBuilder(token).reverse().toString()),
            token("twice", token -> token + "." + token),
            token("a table's and long", token -> "table_" + "x".repeat(4000)),
            token("with a NUL", token -> token + "%00"),
            token("not of ASCII", token -> "table_é\u00ff"),
            token("of dots", token -> "....."),
            token("one that signs with nothing", token -> jwt("{\"alg\":\"none\"}", "{\"sub\":\"demo\"}") + "."),
            token("one that signs with a secret", token -> jwt("{\"alg\":\"HS256\"}", "{\"sub\":\"demo\"}") + ".c2ln"),
            token(
                    "one that names its key",
                    token -> jwt(
                                    "{\"alg\":\"RS256\",\"jku\":\"http://127.0.0.1:1/\",\"kid\":\"../../x\"}",
                                    "{\"sub\":\"demo\"}")
                            + ".c2ln"),
            of(
                    "the scheme is another",
                    draft -> draft.only(
                            "Authorization",
                            draft.one("Basic ZGVtbzpkZW1v", "Bearer", "bearer x", "Digest x", "", "Bearer  "))),
            of(
                    "a cookie is a session",
                    draft -> draft.header(
                            "Cookie",
                            draft.one(
                                    "SESSION=" + UUID.randomUUID(),
                                    "__Host-session=" + Draft.MARK,
                                    "__Host-session=é; SESSION=\"",
                                    "a=b; ".repeat(300),
                                    "=; =;;",
                                    "JSESSIONID=../x"))),
            of(
                    "it says who asks as the door would",
                    draft -> draft.header(
                            "tablesaga-caller", draft.one("account " + UUID.randomUUID(), "rubbish", ""))));

    private static final List<Mutation> OF_STEERING = Stream.of(
                    "X-HTTP-Method-Override: DELETE",
                    "X-Method-Override: PUT",
                    "_method: DELETE",
                    "Long-Running-Action: " + UUID.randomUUID(),
                    "CamelHttpResponseCode: 299",
                    "CamelHttpPath: /api/books",
                    "CamelHttpMethod: GET",
                    "CamelRestHttpBinding: x",
                    "org.apache.camel.x: y",
                    "storeId: " + UUID.randomUUID(),
                    "orderId: " + UUID.randomUUID(),
                    "X-Forwarded-Host: " + Draft.MARK + ".example",
                    "X-Forwarded-Proto: javascript",
                    "X-Forwarded-Prefix: /" + Draft.MARK,
                    "X-Forwarded-For: " + Draft.MARK,
                    "Forwarded: for=" + Draft.MARK + ";host=" + Draft.MARK,
                    "X-Original-URL: /api/books",
                    "X-Rewrite-URL: /api/books",
                    "Origin: https://" + Draft.MARK + ".example",
                    "Access-Control-Request-Method: DELETE",
                    "Sec-Fetch-Site: cross-site",
                    "Referer: https://" + Draft.MARK + ".example",
                    "traceparent: " + Draft.MARK,
                    "traceparent: 00-" + "f".repeat(32) + "-" + "f".repeat(16) + "-01",
                    "breadcrumbId: " + Draft.MARK,
                    "JMSReplyTo: " + Draft.MARK,
                    "kafka.TOPIC: " + Draft.MARK,
                    "Range: bytes=0-0",
                    "If-None-Match: *",
                    "If-Match: \"" + Draft.MARK + "\"",
                    "If-Modified-Since: yesterday",
                    "Expect: 100-continue",
                    "Upgrade: h2c",
                    "Upgrade: websocket",
                    "Connection: " + Draft.MARK,
                    "Accept-Encoding: gzip, br;q=x",
                    "Accept-Language: " + Draft.MARK,
                    "Accept-Charset: utf-16",
                    "TE: trailers",
                    "Prefer: " + Draft.MARK,
                    "X-" + Draft.MARK + ": é\u00ff",
                    "X-Empty:",
                    "X-Tab:\t" + Draft.MARK + "\t")
            .map(line -> of("there is " + line.replaceAll("[^ -~]", "?"), draft -> draft.headers.add(line)))
            .toList();

    private static final List<Mutation> OF_WISHES = Stream.of(
                    "text/html", "image/png", "rubbish", "*/*;q=x", "", ",", "application/json;q=0", "application/xml")
            .map(type -> of("accepted is " + type, draft -> draft.only("Accept", type)))
            .toList();

    private static final List<Mutation> OF_KEYS = List.of(
            key("empty", draft -> draft.only(KEY, "")),
            key("missing", draft -> draft.without(KEY)),
            key("too long", draft -> draft.only(KEY, "k".repeat(256))),
            key("far too long", draft -> draft.only(KEY, "k".repeat(3000))),
            of("two keys", draft -> draft.header(KEY, Draft.MARK + UUID.randomUUID())),
            of("a key not of ASCII", draft -> draft.only(KEY, "é\u00ff" + utf8("열쇠") + draft.random.nextInt())),
            of("a key of quotes", draft -> draft.only(KEY, "\"';--%00\\u0000" + draft.random.nextInt())),
            of("a key used before", draft -> draft.only(KEY, "the-same")));

    private static final List<Mutation> FLOODS = List.of(
            of("90 headers", draft -> many(draft, 80)),
            of("300 headers", draft -> many(draft, 300)).refused().ofFraming(),
            of("a long header", draft -> draft.header("X-Long", Draft.MARK.repeat(500))),
            of("a header too long", draft -> draft.header("X-Long", Draft.MARK.repeat(3000)))
                    .refused()
                    .ofFraming(),
            of("the same header 50 times", draft -> {
                for (int n = 0; n < 50; n++) {
                    draft.header("Accept", "application/json");
                }
            }));

    static final List<Mutation> ALL = Stream.of(OF_CALLERS, OF_STEERING, OF_WISHES, OF_KEYS, FLOODS)
            .flatMap(List::stream)
            .toList();

    private HeaderMutations() {}

    private static void many(Draft draft, int count) {
        for (int n = 0; n < count; n++) {
            draft.header("X-Many-" + n, Draft.MARK);
        }
    }

    private static Mutation token(String what, java.util.function.UnaryOperator<String> mangled) {
        return of("the token is " + what, draft -> {
            String token = draft.header("Authorization").replaceFirst("Bearer ", "");
            draft.only("Authorization", "Bearer " + mangled.apply(token.length() < 4 ? "table_x" : token));
        });
    }

    private static Mutation key(String what, java.util.function.Consumer<Draft> change) {
        return new Mutation(
                "the key is " + what, true, false, draft -> !draft.header(KEY).isEmpty(), change);
    }

    private static String jwt(String head, String claims) {
        return base64(head) + "." + base64(claims);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
