package io.tablesaga.shared.routes;

import java.util.function.Supplier;

/** The request cannot be read; nothing was stored. Its message is a sentence for the caller. */
public final class InvalidRequest extends RuntimeException {

    private final int status;
    private final String field;

    public InvalidRequest(String sentence) {
        this(400, sentence);
    }

    public InvalidRequest(int status, String sentence) {
        this(status, sentence, "");
    }

    private InvalidRequest(int status, String sentence, String field) {
        super(sentence, null, false, false);
        this.status = status;
        this.field = field;
    }

    /** What goes wrong while this is read, is this field's fault. */
    public static <T> T in(String field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidRequest e) {
            throw new InvalidRequest(e.status, e.getMessage(), field);
        }
    }

    public int status() {
        return status;
    }

    /** Of the request; empty where nobody has said it. */
    public String field() {
        return field;
    }
}
