package io.tablesaga.shared;

import java.util.UUID;
import java.util.regex.Pattern;

/** Which trace a request belongs to, as W3C's Trace Context writes it; carried along, never interpreted. */
public record TraceParent(String value) {

    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** @return the caller's trace, or a fresh one when there is none that can be read */
    public static TraceParent of(String header) {
        return header != null && VALID.matcher(header).matches() ? new TraceParent(header) : fresh();
    }

    /** The version's digits of a random id are never all zero. */
    private static TraceParent fresh() {
        return new TraceParent("00-" + hex() + "-" + hex().substring(0, 16) + "-01");
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    @Override
    public String toString() {
        return value;
    }
}
