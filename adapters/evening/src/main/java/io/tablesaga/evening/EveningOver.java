package io.tablesaga.evening;

/** Somebody was still busy when the lights went out. */
final class EveningOver extends RuntimeException {

    private static final long serialVersionUID = 1;

    EveningOver() {
        super("the evening is over", null, false, false);
    }
}
