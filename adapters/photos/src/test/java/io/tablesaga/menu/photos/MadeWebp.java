package io.tablesaga.menu.photos;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes lossless WebP of two colours by hand, as nothing on this machine does: red at the left; at the right blue, or nothing
 * at all. Each channel has a code of at most two words, so that a pixel is a bit for each that differs.
 */
final class MadeWebp {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int held;
    private int bits;

    private MadeWebp() {}

    static byte[] file(int width, int height, boolean transparent) {
        return riff(chunk("VP8L", pixels(width, height, transparent)));
    }

    /** With a header that may tell of more: {@code flags} as VP8X has them. */
    static byte[] extended(int flags, int width, int height, byte[] more) {
        ByteBuffer header = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(flags);
        header.put((byte) (width - 1)).put((byte) (width - 1 >> 8)).put((byte) 0);
        header.put((byte) (height - 1)).put((byte) (height - 1 >> 8)).put((byte) 0);
        return riff(Made.joined(
                chunk("VP8X", header.array()), Made.joined(chunk("VP8L", pixels(width, height, false)), more)));
    }

    /** The same, as if it were of another size. */
    static byte[] claiming(byte[] file, int width, int height) {
        byte[] claim = file.clone();
        int sides = width - 1 | height - 1 << 14;
        for (int n = 0; n < 3; n++) {
            claim[21 + n] = (byte) (sides >> 8 * n);
        }
        claim[24] = (byte) (claim[24] & 0xf0 | sides >> 24 & 0x0f);
        return claim;
    }

    static byte[] chunk(String type, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + data.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(data.length)
                .put(data)
                .array();
    }

    private static byte[] riff(byte[] chunks) {
        return ByteBuffer.allocate(12 + chunks.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(4 + chunks.length)
                .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
                .put(chunks)
                .array();
    }

    private static byte[] pixels(int width, int height, boolean transparent) {
        MadeWebp webp = new MadeWebp();
        webp.write(0x2f, 8);
        webp.write(width - 1, 14);
        webp.write(height - 1, 14);
        webp.write(transparent ? 1 : 0, 1);
        webp.write(0, 3);
        // No transform, no cache of colours, one set of codes for the whole picture.
        webp.write(0, 3);
        webp.code(0);
        webp.code(0, 255);
        webp.code(0, 255);
        if (transparent) {
            webp.code(0, 255);
        } else {
            webp.code(255);
        }
        webp.code(0);
        for (int n = 0; n < width * height; n++) {
            boolean left = n % width < width / 2;
            webp.write(left ? 1 : 0, 1);
            webp.write(left ? 0 : 1, 1);
            if (transparent) {
                webp.write(left ? 1 : 0, 1);
            }
        }
        webp.write(0, 7);
        return webp.bytes.toByteArray();
    }

    private void code(int... words) {
        write(1, 1);
        write(words.length - 1, 1);
        write(words[0] > 1 ? 1 : 0, 1);
        write(words[0], words[0] > 1 ? 8 : 1);
        if (words.length == 2) {
            write(words[1], 8);
        }
    }

    private void write(int value, int count) {
        for (int n = 0; n < count; n++) {
            held |= (value >> n & 1) << bits++;
            if (bits == 8) {
                bytes.write(held);
                held = 0;
                bits = 0;
            }
        }
    }
}
