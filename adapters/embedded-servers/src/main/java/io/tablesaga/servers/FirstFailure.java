package io.tablesaga.servers;

/** What stops a half-started server may fail too, and must not hide why the start did. */
final class FirstFailure {

    private FirstFailure() {}

    static void keep(Exception failure, AutoCloseable undo) {
        try {
            undo.close();
        } catch (Exception second) {
            if (second instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            failure.addSuppressed(second);
        }
    }
}
