package io.tablesaga.menu.photos;

import io.tablesaga.menu.PhotoSize.Pixels;
import io.tablesaga.menu.PictureRefusal;

/**
 * A picture as its first bytes tell, before anything is unpacked.
 *
 * @param pixels as they lie in the file
 * @param orientation by EXIF, 1 to 8
 * @param bare the same picture without what its format lets come along: decoders get nothing else to stumble over
 */
record SentPicture(PictureFormat format, Pixels pixels, int orientation, byte[] bare) {

    /** By its content, whatever it was called. */
    static SentPicture of(byte[] sent) throws Unusable {
        Bytes bytes = new Bytes(sent);
        if (bytes.begins(0, 0xff, 0xd8, 0xff)) {
            return new JpegParts(bytes).read();
        }
        if (bytes.begins(0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return new PngParts(bytes).read();
        }
        if (bytes.begins(0, 'R', 'I', 'F', 'F') && bytes.begins(8, 'W', 'E', 'B', 'P')) {
            return new WebpParts(bytes).read();
        }
        throw new Unusable(PictureRefusal.NEITHER_JPEG_NOR_PNG_NOR_WEBP);
    }

    Pixels upright() {
        return orientation >= 5 ? new Pixels(pixels.height(), pixels.width()) : pixels;
    }
}
