package io.tablesaga.printing.escpos;

import io.tablesaga.printing.PrinterAway;
import io.tablesaga.printing.PrinterAway.Reason;
import io.tablesaga.printing.PrinterConnections;
import io.tablesaga.printing.PrinterNetworks;
import io.tablesaga.printing.PrinterSettings;
import io.tablesaga.printing.Printout;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Printers over TCP (port 9100, raw). One that confirms is asked three things: whether it can print before anything is sent
 * (DLE EOT, which it answers at once, even while it cannot), and after the slip for its paper (GS r), which it answers when
 * it gets there: then everything before is out. Of what it answers only these bits are looked at; nothing of it is shown.
 */
public final class TcpPrinters implements PrinterConnections {

    private static final byte[] ASK_WHY_OFFLINE = {0x10, 0x04, 2};
    private static final byte[] ASK_PAPER = {0x10, 0x04, 4};
    private static final byte[] ASK_WHEN_THERE = {0x1D, 'r', 1};
    private static final int COVER_OPEN = 0x04;
    private static final int NO_PAPER = 0x60;
    private static final int MOST_CHATTER = 64;

    private final PrinterNetworks networks;
    private final Patience patience;
    private final Slips slips = new Slips();

    /**
     * @param connect until it takes the connection
     * @param answer until it says whether it can print
     * @param print until it has taken the slip, and then as long until it says that it is done
     */
    public record Patience(Duration connect, Duration answer, Duration print) {}

    public TcpPrinters(PrinterNetworks networks, Patience patience) {
        this.networks = networks;
        this.patience = patience;
    }

    @Override
    public Connection open(PrinterSettings printer) {
        if (!networks.allow(printer.address())) {
            throw new PrinterAway(Reason.FORBIDDEN);
        }
        Wire wire = Wire.open(printer.address(), patience.connect());
        try {
            if (printer.confirms()) {
                askWhetherItCan(wire);
            }
            return new Open(wire, printer);
        } catch (PrinterAway e) {
            wire.close();
            throw e;
        }
    }

    private void askWhetherItCan(Wire wire) {
        if ((ask(wire, ASK_WHY_OFFLINE, TcpPrinters::atOnce, patience.answer()) & COVER_OPEN) != 0) {
            throw new PrinterAway(Reason.COVER_OPEN);
        }
        if ((ask(wire, ASK_PAPER, TcpPrinters::atOnce, patience.answer()) & NO_PAPER) != 0) {
            throw new PrinterAway(Reason.PAPER_OUT);
        }
    }

    /** @throws PrinterAway when nothing that answers the question comes in time */
    private static int ask(Wire wire, byte[] question, IntPredicate answers, Duration patience) {
        wire.write(question, patience);
        for (int bytes = 0; bytes < MOST_CHATTER; bytes++) {
            OptionalInt said = wire.read(patience);
            if (said.isEmpty() || answers.test(said.getAsInt())) {
                return said.orElseThrow(() -> new PrinterAway(Reason.SILENT));
            }
        }
        throw new PrinterAway(Reason.SILENT);
    }

    private static boolean atOnce(int said) {
        return (said & 0x93) == 0x12;
    }

    /** A picture may have the bytes of a question in it, which a printer answers at once: that is no word of being done. */
    private static boolean whenThere(int said) {
        return (said & 0x92) == 0;
    }

    private final class Open implements Connection {

        private final Wire wire;
        private final PrinterSettings printer;

        Open(Wire wire, PrinterSettings printer) {
            this.wire = wire;
            this.printer = printer;
        }

        @Override
        public void print(Printout printout) {
            wire.write(slips.bytes(printout, printer), patience.print());
            if (printer.confirms()) {
                ask(wire, ASK_WHEN_THERE, TcpPrinters::whenThere, patience.print());
            }
        }

        @Override
        public void close() {
            wire.close();
        }
    }
}
