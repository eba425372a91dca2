package io.tablesaga.shared.web;

/** Every list is paged. */
public final class Pages {

    private static final int MOST = 200;

    private Pages() {}

    public static int limit(int wanted) {
        return Math.max(1, Math.min(wanted, MOST));
    }
}
