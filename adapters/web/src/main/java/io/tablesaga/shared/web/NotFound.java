package io.tablesaga.shared.web;

/** There is nothing here for this caller; whether it exists is not said. */
public final class NotFound extends RuntimeException {

    public NotFound(String sentence) {
        super(sentence, null, false, false);
    }
}
