package io.tablesaga.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network before a server on loopback, which can fail. The server may come back on another port. */
final class FaultProxy implements AutoCloseable {

    enum Fault {
        NONE,
        /** Everything arrives, later. */
        DELAY,
        /** The server has forgotten the connection, and the client is not told: it hears nothing any more. */
        HALF_OPEN,
        RESET
    }

    private final ServerSocket door;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile int server;
    private volatile Fault fault = Fault.NONE;
    private volatile long delayMillis;

    FaultProxy(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        background(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void movedTo(int port) {
        server = port;
    }

    /** Of all connections there are, and of those to come, until there is no fault any more. */
    synchronized void fail(Fault now, long millis) {
        delayMillis = millis;
        fault = now;
        links.forEach(Link::suffer);
        notifyAll();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Link link = new Link(door.accept());
                links.add(link);
                background(link::open);
            } catch (IOException e) {
                // The door has been closed, or nobody stands there any more.
            }
        }
    }

    private static void background(Runnable work) {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void delay() {
        try {
            if (fault == Fault.DELAY) {
                wait(delayMillis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kafka tells its clients where it is; they shall come back through here. */
    private void tellOwnPort(byte[] bytes, int length) {
        byte[] address = address(server);
        for (int at = 0; at + address.length <= length; at++) {
            if (Arrays.equals(bytes, at, at + address.length, address, 0, address.length)) {
                byte[] own = address(port());
                System.arraycopy(own, 0, bytes, at, own.length);
            }
        }
    }

    private static byte[] address(int port) {
        return ByteBuffer.allocate(13)
                .put("127.0.0.1".getBytes(StandardCharsets.US_ASCII))
                .putInt(port)
                .array();
    }

    @Override
    public void close() throws IOException {
        door.close();
        fail(Fault.RESET, 0);
    }

    private final class Link {

        private final Socket client;
        private Socket behind;
        private volatile boolean silent;

        Link(Socket client) {
            this.client = client;
        }

        void open() {
            try {
                synchronized (FaultProxy.this) {
                    suffer();
                    if (!silent && !client.isClosed()) {
                        behind = new Socket(InetAddress.getLoopbackAddress(), server);
                        behind.setTcpNoDelay(true);
                        client.setTcpNoDelay(true);
                    }
                }
                if (behind != null) {
                    background(() -> pump(behind, client, true));
                }
                pump(client, behind, false);
            } catch (IOException e) {
                end();
            }
        }

        /** Under the proxy's lock: a connection is there when a fault begins, or comes after it. */
        void suffer() {
            if (fault == Fault.RESET) {
                reset(client);
                reset(behind);
            } else if (fault == Fault.HALF_OPEN) {
                silent = true;
                reset(behind);
            }
        }

        private void pump(Socket from, Socket to, boolean fromServer) {
            byte[] bytes = new byte[1 << 16];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to == null ? OutputStream.nullOutputStream() : to.getOutputStream();
                for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
                    delay();
                    if (!silent) {
                        if (fromServer) {
                            tellOwnPort(bytes, n);
                        }
                        out.write(bytes, 0, n);
                    }
                }
            } catch (IOException e) {
                // One side is gone.
            }
            if (!(silent && fromServer)) {
                end();
            }
        }

        private void end() {
            links.remove(this);
            close(client);
            close(behind);
        }

        private static void reset(Socket socket) {
            try {
                if (socket != null) {
                    socket.setSoLinger(true, 0);
                }
            } catch (IOException e) {
                // It is closed already.
            }
            close(socket);
        }

        private static void close(Socket socket) {
            try {
                if (socket != null) {
                    socket.close();
                }
            } catch (IOException e) {
                // It is closed already.
            }
        }
    }
}
