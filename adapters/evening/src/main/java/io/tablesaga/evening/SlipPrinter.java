package io.tablesaga.evening;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A printer that takes every slip and says nothing; at times somebody pulls its plug. */
final class SlipPrinter implements AutoCloseable {

    private final String host;
    private final Notes notes;
    private final int port;
    private final AtomicInteger slips = new AtomicInteger();
    private ServerSocket door;

    SlipPrinter(String host, Notes notes) {
        this.host = host;
        this.notes = notes;
        this.port = plugIn(0);
    }

    /** As one for all stations. */
    void installed(House house) {
        house.ask(
                        house.staff().manager(),
                        Request.post(
                                house.path("/printers"),
                                Map.of(
                                        "name",
                                        "주방 프린터",
                                        "prints",
                                        List.of("TICKETS"),
                                        "address",
                                        host + ":" + port,
                                        "paper",
                                        "MM_80",
                                        "form",
                                        "TEXT",
                                        "confirms",
                                        false)))
                .expected("a printer");
    }

    private synchronized int plugIn(int wanted) {
        try {
            ServerSocket open = new ServerSocket();
            open.setReuseAddress(true);
            open.bind(new InetSocketAddress(InetAddress.getByName(host), wanted));
            door = open;
            Thread thread = new Thread(() -> print(open), "slip printer");
            thread.setDaemon(true);
            thread.start();
            return open.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void unplugged() {
        notes.happened("printer away");
        close();
    }

    void pluggedIn() {
        plugIn(port);
    }

    private void print(ServerSocket open) {
        while (!open.isClosed()) {
            try (Socket call = open.accept()) {
                long read = call.getInputStream().transferTo(OutputStream.nullOutputStream());
                if (read > 0) {
                    slips.incrementAndGet();
                }
            } catch (IOException e) {
                // Its plug was pulled, or whoever printed has hung up.
            }
        }
    }

    int slips() {
        return slips.get();
    }

    @Override
    public synchronized void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
