package io.tablesaga.config;

/** The settings do not go together: one sentence that says which, and what would. */
final class StartRefused extends IllegalStateException {

    StartRefused(String sentence) {
        super(sentence);
    }
}
