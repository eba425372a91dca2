package io.tablesaga.shared.routes;

/** The request cannot be read; nothing was stored. Its message is a sentence for the caller. */
public final class InvalidRequest extends RuntimeException {

    private final int status;

    public InvalidRequest(String sentence) {
        this(400, sentence);
    }

    public InvalidRequest(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
