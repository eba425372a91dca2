package io.tablesaga.printing.escpos;

import io.tablesaga.printing.PrinterAddress;
import io.tablesaga.printing.PrinterAway;
import io.tablesaga.printing.PrinterAway.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.OptionalInt;

/** Bytes to and from a printer, none waited for longer than it should take: a blocked write has no time-out of its own. */
final class Wire implements Closeable {

    private final SocketChannel channel;
    private final Selector selector;

    private Wire(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    /** @throws PrinterAway when nobody takes the connection in time */
    static Wire open(PrinterAddress address, Duration patience) {
        try {
            Wire wire = new Wire(SocketChannel.open(), Selector.open());
            try {
                wire.connect(address, patience);
                return wire;
            } catch (IOException | RuntimeException e) {
                wire.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PrinterAway(Reason.UNREACHABLE);
        }
    }

    /** Four numbers are no name: nobody is asked what they mean. */
    private void connect(PrinterAddress address, Duration patience) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_CONNECT);
        boolean connected =
                channel.connect(new InetSocketAddress(InetAddress.getByName(address.host()), address.port()));
        if (!connected && !(ready(SelectionKey.OP_CONNECT, deadline(patience)) && channel.finishConnect())) {
            throw new PrinterAway(Reason.UNREACHABLE);
        }
    }

    /** @throws PrinterAway when it has not taken all of it in time, or hangs up */
    void write(byte[] bytes, Duration patience) {
        try {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            long deadline = deadline(patience);
            while (left.hasRemaining()) {
                if (channel.write(left) == 0 && !ready(SelectionKey.OP_WRITE, deadline)) {
                    throw new PrinterAway(Reason.SILENT);
                }
            }
        } catch (IOException e) {
            throw new PrinterAway(Reason.SILENT);
        }
    }

    /** @return its next byte; empty when none comes in time, or it has hung up */
    OptionalInt read(Duration patience) {
        try {
            ByteBuffer one = ByteBuffer.allocate(1);
            long deadline = deadline(patience);
            int read = channel.read(one);
            while (read == 0 && ready(SelectionKey.OP_READ, deadline)) {
                read = channel.read(one);
            }
            return read == 1 ? OptionalInt.of(one.get(0) & 0xFF) : OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private static long deadline(Duration patience) {
        return System.nanoTime() + patience.toNanos();
    }

    private boolean ready(int operation, long deadline) throws IOException {
        channel.keyFor(selector).interestOps(operation);
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            return false;
        }
        selector.selectedKeys().clear();
        return selector.select(left) > 0;
    }

    @Override
    public void close() {
        close(channel);
        close(selector);
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            // What it has not taken by now it never will.
        }
    }
}
