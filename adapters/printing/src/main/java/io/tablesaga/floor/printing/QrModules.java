package io.tablesaga.floor.printing;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A code as its black modules. A quarter of them may be scratched or stained (level Q): it lies on a table.
 *
 * @param size modules across, without the quiet zone
 * @param runs neighbours in a row as one
 */
record QrModules(int size, List<Run> runs) {

    /** What the standard wants left white on each side, in modules. */
    static final int QUIET = 4;

    /** @param y from the top */
    record Run(int x, int y, int length) {}

    static QrModules of(URI address) {
        try {
            ByteMatrix matrix = Encoder.encode(address.toASCIIString(), ErrorCorrectionLevel.Q)
                    .getMatrix();
            return new QrModules(matrix.getWidth(), runs(matrix));
        } catch (WriterException e) {
            throw new IllegalArgumentException("No code can hold an address this long", e);
        }
    }

    private static List<Run> runs(ByteMatrix matrix) {
        List<Run> runs = new ArrayList<>();
        for (int y = 0; y < matrix.getHeight(); y++) {
            int x = 0;
            while (x < matrix.getWidth()) {
                int from = x;
                while (x < matrix.getWidth() && matrix.get(x, y) == 1) {
                    x++;
                }
                if (x > from) {
                    runs.add(new Run(from, y, x - from));
                }
                x++;
            }
        }
        return List.copyOf(runs);
    }

    int sizeWithQuietZone() {
        return size + 2 * QUIET;
    }

    /** Each run as a rectangle of its own. */
    String path() {
        return runs.stream()
                .map(run -> "M%1$d %2$dh%3$dv1h-%3$dz".formatted(run.x() + QUIET, run.y() + QUIET, run.length()))
                .collect(Collectors.joining());
    }
}
