package io.tablesaga.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free ports, and says in a sentence when a wanted one is taken. */
final class Ports {

    /** Below those that a system gives to connections it opens: one of them would take it before its server does. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int TRIES = 100;

    private Ports() {}

    /** The sentence for a port that was free when it was looked at, and was taken before its server could. */
    static Optional<ServerStartFailed> lost(String server, int port, Exception failure) {
        try {
            usable(server, port);
            return Optional.empty();
        } catch (ServerStartFailed taken) {
            taken.addSuppressed(failure);
            return Optional.of(taken);
        }
    }

    /** @param wanted 0 for any */
    static int usable(String server, int wanted) {
        if (wanted == 0) {
            return any();
        }
        try {
            return bound(wanted);
        } catch (IOException e) {
            throw new ServerStartFailed(
                    server + " cannot listen on port " + wanted
                            + ": another program does. Stop that program, or set TABLESAGA_"
                            + server.toUpperCase(java.util.Locale.ROOT) + "_PORT to a free port (0 takes any).",
                    e);
        }
    }

    private static int any() {
        IOException last = null;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return bound(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
            } catch (IOException taken) {
                last = taken;
            }
        }
        throw new UncheckedIOException("no port is free", last);
    }

    private static int bound(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        }
    }
}
