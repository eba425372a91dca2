package io.tablesaga.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Another company's printer: it listens on a port, takes ESC/POS from one connection at a time, and has its moods. */
final class FakePrinter implements AutoCloseable {

    enum Mood {
        PRINTS,
        /** Takes the connection and nothing else. */
        HANGS,
        /** Prints, and does not say so, but something else, as to a question in the bytes of a picture. */
        HANGS_AFTER_THE_SLIP,
        COVER_OPEN,
        PAPER_OUT
    }

    private final List<PrintedSlip> slips = new CopyOnWriteArrayList<>();
    private final List<Throwable> rubbish = new CopyOnWriteArrayList<>();
    private final int port;
    private volatile Mood mood = Mood.PRINTS;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile ServerSocket door;
    private volatile Socket call = new Socket();

    private FakePrinter() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = door.getLocalPort();
        serve(door);
    }

    static FakePrinter on() {
        try {
            return new FakePrinter();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    List<PrintedSlip> slips() {
        if (!rubbish.isEmpty()) {
            throw new AssertionError("rubbish on the paper", rubbish.get(0));
        }
        return slips;
    }

    void mood(Mood wanted) {
        mood = wanted;
    }

    void switchOff() {
        close();
    }

    void switchOn() {
        try {
            ServerSocket again = new ServerSocket();
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            door = again;
            serve(again);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean answers() {
        return mood != Mood.HANGS;
    }

    boolean answersWhenDone() {
        return mood != Mood.HANGS && mood != Mood.HANGS_AFTER_THE_SLIP;
    }

    int offlineCause() {
        return mood == Mood.COVER_OPEN ? 0x16 : 0x12;
    }

    int paperStatus() {
        return mood == Mood.PAPER_OUT ? 0x72 : 0x12;
    }

    private void serve(ServerSocket at) {
        Thread thread = new Thread(() -> listen(at), "printer " + port);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen(ServerSocket at) {
        while (!at.isClosed()) {
            try (Socket socket = at.accept()) {
                call = socket;
                calls.incrementAndGet();
                new EscPosReader(socket.getInputStream(), socket.getOutputStream(), this, slips::add).read();
            } catch (IOException e) {
                // Switched off, or hung up on.
            } catch (RuntimeException e) {
                rubbish.add(e);
            }
        }
    }

    /** How many connections it has taken. */
    int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        try {
            door.close();
            call.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
