package io.tablesaga.config;

import static io.tablesaga.config.Mutation.of;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What may be wrong with a method, a path and a query. */
final class PathMutations {

    private static final String ID = "[0-9a-f]{8}-[0-9a-f-]{27}";

    private static final List<Mutation> OF_METHODS = Stream.concat(
                    Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
                            .map(method -> of("asked by " + method, draft -> draft.method = method)),
                    Stream.of("TRACE", "CONNECT", "PROPFIND", "BREW", "get", "post", "A".repeat(2000), "G\u00e9T")
                            .map(method -> of(
                                            "asked by "
                                                    + method.replaceAll("[^ -~]", "?")
                                                            .substring(0, Math.min(10, method.length())),
                                            draft -> draft.method = method)
                                    .refused()
                                    .ofFraming()))
            .toList();

    private static final List<Mutation> OF_PATHS = List.of(
            path("with an encoded slash", path -> path.replaceFirst("/([^/]*)$", "%2f$1")),
            path("with an encoded backslash", path -> path.replaceFirst("/([^/]*)$", "%5c$1")),
            path("with a backslash", path -> path.replaceFirst("/([^/]*)$", "\\\\$1")),
            path("with dots", path -> path.replaceFirst("/api", "/api/./x/..")),
            path("with encoded dots", path -> path.replaceFirst("/api", "/api/x/%2e%2e")),
            path("with overlong dots", path -> path + "/%c0%ae%c0%ae/"),
            path("with a semicolon", path -> path + ";a=b"),
            path("with a semicolon within", path -> path.replaceFirst("/api", "/api;jsessionid=x")),
            path("with an encoded semicolon", path -> path + "%3ba=b"),
            path("with a double slash", path -> path.replaceFirst("/([^/]*)$", "//$1")),
            path("with a double slash first", path -> "/" + path),
            path("in capitals", path -> path.toUpperCase(Locale.ROOT)),
            path("with a slash at its end", path -> path + "/"),
            path("with an ending", path -> path + ".json"),
            path("with one part more", path -> path + "/" + Draft.MARK),
            path("with one part less", path -> path.replaceFirst("/[^/]*$", "")),
            path("with a NUL", path -> path + "%00"),
            path("with an encoded line end", path -> path + "%0d%0aX-Mine:%20" + Draft.MARK),
            path("encoded twice", path -> path.replaceFirst("/([^/]*)$", "%252f$1")),
            path("encoded for no need", path -> path.replaceFirst("/api/(.)", "/%61pi/$1")),
            path("of Unicode", path -> path + "/%ED%82%A4"),
            path("of raw bytes", path -> path + "/\u00ed\u00ff").ofFraming(),
            path("with a bad escape", path -> path + "%zz").ofFraming(),
            path("with half an escape", path -> path + "%").ofFraming(),
            path("with a blank", path -> path + " x").ofFraming(),
            path("with a fragment", path -> path + "#x").ofFraming(),
            path("with braces", path -> path + "{x}|^`").ofFraming(),
            path("long", path -> path + "/" + "x".repeat(5000)),
            path("too long", path -> path + "/" + "x".repeat(20_000)).refused().ofFraming(),
            path("another host's", path -> "http://" + Draft.MARK + ".example" + path),
            path("a star", path -> "*").ofFraming(),
            path("nothing", path -> "").ofFraming(),
            path("without a slash", path -> path.isEmpty() ? path : path.substring(1))
                    .ofFraming());

    private static final List<Mutation> OF_IDS = List.of(
            id("nobody's", id -> UUID.randomUUID().toString()),
            id("zero", id -> "00000000-0000-0000-0000-000000000000"),
            id("short", id -> "1-1-1-1-1"),
            id("in capitals", id -> id.toUpperCase(Locale.ROOT)),
            id("in braces", id -> "%7B" + id + "%7D"),
            id("with a blank", id -> id + "%20"),
            id("encoded", id -> id.replace("-", "%2D")),
            id("a word", id -> Draft.MARK),
            id("SQL", id -> "'%20or%201=1--"),
            id("a number", id -> "1"),
            id("a pattern", id -> "*"),
            id("cut off", id -> id.substring(0, Math.min(20, id.length()))),
            id("long", id -> id.repeat(50)),
            of("an id is another store's", draft -> draft.operation.idsInPath().forEach(name -> draft.others
                    .object(name)
                    .filter(id -> draft.random.nextBoolean())
                    .ifPresent(id -> draft.target = draft.operation.path(other ->
                            other.equals(name) ? id : draft.others.object(other).orElse("1"))))),
            of(
                    "all ids are another store's",
                    draft -> draft.target = draft.operation.path(
                            name -> draft.others.object(name).orElse("1"))));

    private static final List<Mutation> OF_QUERIES = Stream.of(
                    "limit=0",
                    "limit=-1",
                    "limit=99999999999",
                    "limit=2147483647",
                    "limit=abc",
                    "limit=",
                    "limit=1.5",
                    "limit=1&limit=2",
                    "limit=%00",
                    "after=x",
                    "after=",
                    "after=00000000-0000-0000-0000-000000000000",
                    "after=1-1-1-1-1",
                    "after='",
                    "after=%ff",
                    "storeId=",
                    "storeId=x",
                    "storeId=" + Product.STORE,
                    "storeId[]=" + Product.STORE,
                    "orderId=" + Product.STORE,
                    "tableId=" + Product.TABLE,
                    "_method=DELETE",
                    "access_token=" + Draft.MARK,
                    Draft.MARK + "=" + Draft.MARK,
                    "&&&=&=",
                    "a=" + "b".repeat(3000),
                    "bridgeEndpoint=true&throwExceptionOnFailure=false",
                    "day=2026-13-45&from=x&to=y&kind=NO&state=NO&at=never")
            .map(query -> of(
                    "the query has " + (query.length() > 60 ? query.substring(0, 60) : query),
                    draft -> draft.target += (draft.target.contains("?") ? "&" : "?") + query))
            .toList();

    private static final List<Mutation> OF_STORES = List.of(
            of(
                    "the query names another store too",
                    draft -> draft.target += (draft.target.contains("?") ? "&" : "?") + "storeId=" + draft.others.id()),
            of(
                    "the query names another store first",
                    draft -> draft.target = draft.target.replaceFirst("\\?.*", "") + "?storeId=" + draft.others.id()
                            + "&" + draft.target.replaceFirst("^[^?]*\\??", "")),
            of("the query is away", draft -> draft.target = draft.target.replaceFirst("\\?.*", "")),
            of("the query has a bad escape", draft -> draft.target += "?a=%zz"),
            of("the query has raw bytes", draft -> draft.target += "?a=\u00ed\u00ff")
                    .ofFraming());

    static final List<Mutation> ALL = Stream.of(OF_METHODS, OF_PATHS, OF_IDS, OF_QUERIES, OF_STORES)
            .flatMap(List::stream)
            .toList();

    private PathMutations() {}

    private static Mutation path(String what, UnaryOperator<String> change) {
        return of("the path is " + what, draft -> {
            String path = draft.target.replaceFirst("\\?.*", "");
            draft.target = change.apply(path) + draft.target.substring(path.length());
        });
    }

    private static Mutation id(String what, UnaryOperator<String> change) {
        return new Mutation(
                "an id is " + what,
                false,
                false,
                draft -> !draft.operation.idsInPath().isEmpty(),
                draft -> draft.target = java.util.regex.Pattern.compile(ID)
                        .matcher(draft.target)
                        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                                draft.random.nextInt(3) == 0 ? found.group() : change.apply(found.group()))));
    }
}
