package io.tablesaga.menu.photos;

import io.tablesaga.menu.PhotoSize.Pixels;
import io.tablesaga.menu.PictureRefusal;
import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.zip.CRC32;

/** A PNG's chunks. Those that only come along are dropped here: some of them are zipped, and unpack to gigabytes. */
final class PngParts {

    private static final int SIGNATURE = 8;
    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final Set<String> OF_ANIMATIONS = Set.of("acTL", "fcTL", "fdAT");

    private final Bytes bytes;
    private final ByteArrayOutputStream bare;
    private int orientation = ExifOrientation.UPRIGHT;

    PngParts(Bytes bytes) {
        this.bytes = bytes;
        this.bare = new ByteArrayOutputStream(bytes.size());
    }

    SentPicture read() throws Unusable {
        bytes.copy(0, SIGNATURE, bare);
        require(bytes.ascii(SIGNATURE + 4, 4).equals("IHDR") && bytes.u32(SIGNATURE) == 13);
        Pixels pixels = new Pixels(side(SIGNATURE + 8), side(SIGNATURE + 12));
        boolean data = false;
        int at = SIGNATURE;
        while (true) {
            long length = bytes.u32(at);
            String type = bytes.ascii(at + 4, 4);
            bytes.require(at, length + 12);
            int end = at + (int) length + 12;
            if (OF_ANIMATIONS.contains(type)) {
                throw new Unusable(PictureRefusal.ANIMATED);
            }
            if (type.equals("eXIf")) {
                orientation = ExifOrientation.of(bytes, at + 8);
            }
            if (KEPT.contains(type)) {
                require(checked(at, end));
                bytes.copy(at, end, bare);
            }
            data |= type.equals("IDAT");
            at = end;
            if (type.equals("IEND")) {
                break;
            }
        }
        require(data);
        if (at != bytes.size()) {
            throw new Unusable(PictureRefusal.MORE_THAN_A_PICTURE);
        }
        return new SentPicture(PictureFormat.PNG, pixels, orientation, bare.toByteArray());
    }

    private int side(int at) throws Unusable {
        long side = bytes.u32(at);
        require(side > 0 && side <= Integer.MAX_VALUE);
        return (int) side;
    }

    private boolean checked(int at, int end) throws Unusable {
        CRC32 crc = new CRC32();
        crc.update(bytes.array(), at + 4, end - at - 8);
        return crc.getValue() == bytes.u32(end - 4);
    }

    private static void require(boolean whole) throws Unusable {
        if (!whole) {
            throw new Unusable(PictureRefusal.BROKEN);
        }
    }
}
