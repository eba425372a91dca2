package io.tablesaga.menu.photos;

import io.tablesaga.menu.PhotoSize.Pixels;
import io.tablesaga.menu.PictureRefusal;
import java.io.ByteArrayOutputStream;
import java.util.Set;

/** A WebP's chunks; those that only come along are dropped. */
final class WebpParts {

    private static final int HEADER = 12;
    private static final int ANIMATION = 0x02;
    private static final int XMP_AND_EXIF = 0x04 | 0x08;
    private static final int FLAGS = HEADER + 8;
    private static final Set<String> KEPT = Set.of("VP8X", "ICCP", "ALPH", "VP8 ", "VP8L");

    private final Bytes bytes;
    private final ByteArrayOutputStream chunks;
    private Pixels canvas;
    private Pixels image;
    private int orientation = ExifOrientation.UPRIGHT;

    WebpParts(Bytes bytes) {
        this.bytes = bytes;
        this.chunks = new ByteArrayOutputStream(bytes.size());
    }

    SentPicture read() throws Unusable {
        long end = bytes.u32Little(4) + 8;
        bytes.require(0, end);
        if (end != bytes.size()) {
            throw new Unusable(PictureRefusal.MORE_THAN_A_PICTURE);
        }
        int at = HEADER;
        while (at < end) {
            String type = bytes.ascii(at, 4);
            long length = bytes.u32Little(at + 4);
            bytes.require(at + 8, length + length % 2);
            chunk(type, at + 8);
            int next = at + 8 + (int) (length + length % 2);
            if (KEPT.contains(type)) {
                bytes.copy(at, next, chunks);
            }
            at = next;
        }
        require(image != null && image.count() > 0 && (canvas == null || canvas.equals(image)));
        return new SentPicture(PictureFormat.WEBP, image, orientation, bare());
    }

    private void chunk(String type, int at) throws Unusable {
        switch (type) {
            case "VP8X" -> {
                require(at == FLAGS);
                animated(bytes.u8(at) & ANIMATION);
                canvas = new Pixels(bytes.u24Little(at + 4) + 1, bytes.u24Little(at + 7) + 1);
            }
            case "ANIM", "ANMF" -> animated(ANIMATION);
            case "VP8 " -> {
                require((bytes.u8(at) & 1) == 0 && bytes.begins(at + 3, 0x9d, 0x01, 0x2a));
                found(new Pixels(bytes.u16Little(at + 6) & 0x3fff, bytes.u16Little(at + 8) & 0x3fff));
            }
            case "VP8L" -> {
                require(bytes.u8(at) == 0x2f);
                long sides = bytes.u32Little(at + 1);
                found(new Pixels((int) (sides & 0x3fff) + 1, (int) (sides >> 14 & 0x3fff) + 1));
            }
            case "EXIF" -> orientation = ExifOrientation.of(bytes, bytes.says(at, "Exif\0\0") ? at + 6 : at);
            default -> {
                // It only comes along.
            }
        }
    }

    private static void animated(int flag) throws Unusable {
        if (flag != 0) {
            throw new Unusable(PictureRefusal.ANIMATED);
        }
    }

    private void found(Pixels pixels) throws Unusable {
        require(image == null);
        image = pixels;
    }

    private byte[] bare() {
        byte[] kept = chunks.toByteArray();
        int size = kept.length + 4;
        ByteArrayOutputStream whole = new ByteArrayOutputStream(kept.length + HEADER);
        bytes.copy(0, 4, whole);
        for (int shift = 0; shift < 32; shift += 8) {
            whole.write(size >> shift);
        }
        bytes.copy(8, HEADER, whole);
        if (canvas != null) {
            kept[FLAGS - HEADER] &= ~XMP_AND_EXIF;
        }
        whole.writeBytes(kept);
        return whole.toByteArray();
    }

    private static void require(boolean whole) throws Unusable {
        if (!whole) {
            throw new Unusable(PictureRefusal.BROKEN);
        }
    }
}
