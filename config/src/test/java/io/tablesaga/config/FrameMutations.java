package io.tablesaga.config;

import static io.tablesaga.config.Mutation.of;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What may be wrong with where a request's head and body end: what one server smuggles past another. */
final class FrameMutations {

    static final List<Mutation> ALL = Stream.of(
                    lengths("a length that is none", draft -> length(draft, "x")),
                    lengths("a negative length", draft -> length(draft, "-1")),
                    lengths("a length with a sign", draft -> length(draft, "+5")),
                    lengths("a length beyond all", draft -> length(draft, "9".repeat(25))),
                    lengths("two lengths", draft -> {
                        draft.header("Content-Length", "3");
                        draft.body = draft.body == null ? new byte[3] : draft.body;
                    }),
                    lengths("a length as a list", draft -> length(draft, "3, 3")),
                    lengths("a length that is too large", draft -> length(draft, "70000")),
                    // It ends before it has said what it was about to.
                    of("a body cut off by the end", draft -> {
                        draft.measured = false;
                        draft.header(
                                "Content-Length", String.valueOf((draft.body == null ? 0 : draft.body.length) + 10));
                        draft.last = true;
                    }),
                    of("chunks and a length", draft -> {
                        chunked(draft);
                        draft.measured = true;
                    }),
                    of("chunks", FrameMutations::chunked),
                    of("chunks with a trailer", draft -> {
                        chunked(draft);
                        replaceEnd(draft, "0\r\nX-Trailer: " + Draft.MARK + "\r\nAuthorization: x\r\n\r\n");
                    }),
                    of("chunks with an extension", draft -> {
                        chunked(draft);
                        draft.body = text(draft)
                                .replaceFirst("\r\n", ";a=" + Draft.MARK + "\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1);
                    }),
                    of("chunks without an end", draft -> {
                        chunked(draft);
                        replaceEnd(draft, "");
                        draft.last = true;
                    }),
                    of("chunks of no size", draft -> {
                        chunked(draft);
                        draft.body("zz\r\n{}\r\n0\r\n\r\n");
                        draft.last = true;
                    }),
                    of("chunks of a negative size", draft -> {
                        chunked(draft);
                        draft.body("-2\r\n{}\r\n0\r\n\r\n");
                        draft.last = true;
                    }),
                    of("chunks that are too many", draft -> {
                        draft.body = (text(draft) + " ".repeat(80_000)).getBytes(StandardCharsets.ISO_8859_1);
                        chunked(draft);
                    }),
                    encoding("gzip"),
                    encoding("gzip, chunked"),
                    encoding("identity"),
                    encoding("xchunked"),
                    encoding("chunked, chunked"),
                    of("a line that is no header", draft -> draft.headers.add(Draft.MARK)),
                    of("a header without a name", draft -> draft.headers.add(": " + Draft.MARK)),
                    of("a name with a blank", draft -> draft.headers.add("X Mine: " + Draft.MARK)),
                    of("a blank before the colon", draft -> draft.headers.add("Authorization : " + Draft.MARK)),
                    of("a folded header", draft -> draft.headers.add("X-Fold: a\r\n " + Draft.MARK)),
                    of("a header with a NUL", draft -> draft.headers.add("X-Nul: a\0" + Draft.MARK)),
                    of("a header with a CR", draft -> draft.headers.add("X-Cr: a\rSet-Cookie: " + Draft.MARK)),
                    of("a header with an LF", draft -> draft.headers.add("X-Lf: a\nX-More: " + Draft.MARK)),
                    of("a header with a control", draft -> draft.headers.add("X-Bell: \u0007" + Draft.MARK)),
                    of("no host", draft -> draft.without("Host")),
                    of("two hosts", draft -> draft.header("Host", Draft.MARK + ".example")),
                    of("another host", draft -> draft.only("Host", Draft.MARK + ".example")),
                    of(
                            "a host that is none",
                            draft -> draft.only("Host", draft.one("a b", "@", "[::", "x:99999", "é"))))
            .map(Mutation::ofFraming)
            .toList();

    private FrameMutations() {}

    private static Mutation lengths(String name, Consumer<Draft> change) {
        return of(name, change.andThen(draft -> draft.last = true)).refused();
    }

    private static void length(Draft draft, String value) {
        draft.measured = false;
        draft.header("Content-Length", value);
    }

    private static Mutation encoding(String value) {
        return of("transferred as " + value, draft -> {
            draft.measured = false;
            draft.header("Transfer-Encoding", value);
            draft.last = true;
        });
    }

    private static void chunked(Draft draft) {
        draft.measured = false;
        draft.header("Transfer-Encoding", "chunked");
        String body = text(draft);
        String chunk = body.isEmpty() ? "" : Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
        draft.body = (chunk + "0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void replaceEnd(Draft draft, String end) {
        draft.body = text(draft).replaceFirst("0\r\n\r\n$", end).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(Draft draft) {
        return draft.body == null ? "" : new String(draft.body, StandardCharsets.ISO_8859_1);
    }
}
