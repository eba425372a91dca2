package io.tablesaga.menu.photos;

import io.tablesaga.menu.PhotoSize.Pixels;
import io.tablesaga.menu.PictureRefusal;
import java.io.ByteArrayOutputStream;

/** A JPEG's segments, walked through to its end. Cameras append more behind that (a film, a second picture): it is dropped. */
final class JpegParts {

    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;

    /** Each further one goes through the whole picture again; encoders write about ten. */
    private static final int MOST_SCANS = 40;

    private final Bytes bytes;
    private final ByteArrayOutputStream bare;
    private Pixels pixels;
    private int components;
    private int orientation = ExifOrientation.UPRIGHT;
    private int scans;

    JpegParts(Bytes bytes) {
        this.bytes = bytes;
        this.bare = new ByteArrayOutputStream(bytes.size());
    }

    SentPicture read() throws Unusable {
        bytes.copy(0, 2, bare);
        int at = 2;
        while (true) {
            int marker = marker(at);
            while (bytes.u8(at + 1) == 0xff) {
                at++;
            }
            if (marker == EOI) {
                bytes.copy(at, at + 2, bare);
                return picture();
            }
            int end = at + 2 + bytes.u16(at + 2);
            bytes.require(at, end - at);
            segment(marker, at + 4, end);
            end = marker == SOS ? scanEnd(end) : end;
            if (kept(marker, at + 4)) {
                bytes.copy(at, end, bare);
            }
            at = end;
        }
    }

    private int marker(int at) throws Unusable {
        int next = at;
        require(bytes.u8(next) == 0xff);
        while (bytes.u8(next) == 0xff) {
            next++;
        }
        int marker = bytes.u8(next);
        require(marker > SOI || frame(marker) || marker == 0xc4 || marker == 0xcc);
        return marker;
    }

    /** Lossless and arithmetic ones, which no camera writes, are not among them. */
    private static boolean frame(int marker) {
        return marker >= 0xc0 && marker <= 0xc2;
    }

    private void segment(int marker, int at, int end) throws Unusable {
        require(end - at >= 0);
        if (frame(marker)) {
            require(pixels == null && bytes.u8(at) == 8);
            pixels = new Pixels(bytes.u16(at + 3), bytes.u16(at + 1));
            components = bytes.u8(at + 5);
        } else if (marker == APP1 && bytes.says(at, "Exif\0\0")) {
            orientation = ExifOrientation.of(bytes, at + 6);
        } else if (marker == SOS && ++scans > MOST_SCANS) {
            throw new Unusable(PictureRefusal.TOO_INTRICATE);
        }
    }

    private int scanEnd(int from) throws Unusable {
        int at = from;
        while (bytes.u8(at) != 0xff || bytes.u8(at + 1) == 0 || bytes.u8(at + 1) >= 0xd0 && bytes.u8(at + 1) <= 0xd7) {
            at += bytes.u8(at) == 0xff ? 2 : 1;
        }
        return at;
    }

    /** Only what tells the colours. */
    private boolean kept(int marker, int at) {
        return switch (marker) {
            case APP0 -> bytes.says(at, "JFIF\0");
            case APP2 -> bytes.says(at, "ICC_PROFILE\0");
            case APP14 -> bytes.says(at, "Adobe");
            default -> marker != COMMENT && (marker < APP0 || marker > APP15);
        };
    }

    private SentPicture picture() throws Unusable {
        require(pixels != null && pixels.count() > 0 && scans > 0);
        if (components == 4) {
            throw new Unusable(PictureRefusal.PRINT_COLOURS);
        }
        require(components == 1 || components == 3);
        return new SentPicture(PictureFormat.JPEG, pixels, orientation, bare.toByteArray());
    }

    private static void require(boolean whole) throws Unusable {
        if (!whole) {
            throw new Unusable(PictureRefusal.BROKEN);
        }
    }
}
