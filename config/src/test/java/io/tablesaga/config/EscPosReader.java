package io.tablesaga.config;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Understands ESC/POS as far as slips need it; what it does not know is a failure, as on paper it would be rubbish. */
final class EscPosReader {

    private static final Charset KOREAN = Charset.forName("EUC-KR");

    private final DataInputStream in;
    private final OutputStream out;
    private final FakePrinter printer;
    private final Consumer<PrintedSlip> paper;

    private List<String> lines = new ArrayList<>();
    private List<BufferedImage> bands = new ArrayList<>();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private int scale = 1;
    private boolean bold;
    private boolean middle;
    private boolean korean;

    EscPosReader(InputStream in, OutputStream out, FakePrinter printer, Consumer<PrintedSlip> paper) {
        this.in = new DataInputStream(in);
        this.out = out;
        this.printer = printer;
        this.paper = paper;
    }

    /** Until the connection ends. */
    void read() throws IOException {
        try {
            while (true) {
                int next = in.readUnsignedByte();
                switch (next) {
                    case 0x10 -> realTime();
                    case 0x1B -> escape();
                    case 0x1C -> kanji();
                    case 0x1D -> group();
                    case '\n' -> line();
                    default -> text.write(next);
                }
            }
        } catch (EOFException e) {
            // Whoever printed has hung up.
        }
    }

    private void realTime() throws IOException {
        expect(0x04);
        int status = in.readUnsignedByte();
        if (printer.answers()) {
            out.write(status == 2 ? printer.offlineCause() : printer.paperStatus());
        }
    }

    private void escape() throws IOException {
        int command = in.readUnsignedByte();
        switch (command) {
            case '@' -> reset();
            case '2' -> {
                // The usual line spacing.
            }
            case 'E' -> bold = in.readUnsignedByte() == 1;
            case 'a' -> middle = in.readUnsignedByte() % '0' == 1;
            case 'd' -> in.readUnsignedByte();
            case '-', 'M', '3', 't' -> in.readUnsignedByte();
            default -> throw new IllegalStateException("ESC " + command);
        }
    }

    private void reset() {
        scale = 1;
        bold = false;
        middle = false;
        korean = false;
    }

    private void kanji() throws IOException {
        expect('&');
        korean = true;
    }

    private void group() throws IOException {
        int command = in.readUnsignedByte();
        switch (command) {
            case '!' -> scale = in.readUnsignedByte() == 0x11 ? 2 : 1;
            case 'B' -> in.readUnsignedByte();
            case 'V' -> cut();
            case 'v' -> raster();
            case 'r' -> {
                in.readUnsignedByte();
                out.write(0x12);
                if (printer.answersWhenDone()) {
                    out.write(0);
                }
            }
            default -> throw new IllegalStateException("GS " + command);
        }
    }

    private void cut() throws IOException {
        int mode = in.readUnsignedByte();
        if (mode >= 65) {
            in.readUnsignedByte();
        }
        // What is fed to the knife is white.
        while (!lines.isEmpty() && lines.get(lines.size() - 1).equals("|")) {
            lines.remove(lines.size() - 1);
        }
        paper.accept(new PrintedSlip(List.copyOf(lines), List.copyOf(bands)));
        lines = new ArrayList<>();
        bands = new ArrayList<>();
    }

    private void raster() throws IOException {
        expect('0');
        in.readUnsignedByte();
        int bytes = in.readUnsignedByte() | in.readUnsignedByte() << 8;
        int height = in.readUnsignedByte() | in.readUnsignedByte() << 8;
        BufferedImage band = new BufferedImage(bytes * 8, height, BufferedImage.TYPE_BYTE_BINARY);
        byte[] dots = in.readNBytes(bytes * height);
        byte[] drawn = ((DataBufferByte) band.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < dots.length; i++) {
            // A printer's 1 is black.
            drawn[i] = (byte) ~dots[i];
        }
        bands.add(band);
    }

    private void line() {
        String said = text.toString(korean ? KOREAN : StandardCharsets.US_ASCII);
        text.reset();
        // After a picture the printer is at the next line anyway.
        if (!said.isEmpty() || bands.isEmpty()) {
            lines.add((scale == 2 ? "2x " : "") + (bold ? "bold " : "") + (middle ? "middle " : "") + "|" + said);
        }
    }

    private void expect(int wanted) throws IOException {
        int next = in.readUnsignedByte();
        if (next != wanted) {
            throw new IllegalStateException("not " + wanted + " but " + next);
        }
    }
}
