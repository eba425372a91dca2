package io.tablesaga.shared.routes;

/** More new orders are being placed than this process takes at once; orders already taken go on. */
public final class Busy extends RuntimeException {

    public Busy() {
        super("too many new orders at once", null, false, false);
    }
}
