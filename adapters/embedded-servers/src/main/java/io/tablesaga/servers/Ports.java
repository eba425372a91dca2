package io.tablesaga.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** Finds free ports, and says in a sentence when a wanted one is taken. */
final class Ports {

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

    static int usable(String server, int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw new UncheckedIOException("no port is free", e);
            }
            throw new ServerStartFailed(
                    server + " cannot listen on port " + wanted
                            + ": another program does. Stop that program, or set TABLESAGA_"
                            + server.toUpperCase(java.util.Locale.ROOT) + "_PORT to a free port (0 takes any).",
                    e);
        }
    }
}
