package io.tablesaga.menu.photos;

/** Which way up a camera was held, out of an EXIF block. Nothing else of it is looked at, and nothing kept. */
final class ExifOrientation {

    static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;

    private ExifOrientation() {}

    /** @param at where its TIFF header begins; @return 1 to 8; upright when it does not say */
    static int of(Bytes bytes, int at) {
        try {
            boolean little = bytes.says(at, "II*\0");
            if (!little && !bytes.says(at, "MM\0*")) {
                return UPRIGHT;
            }
            long first = little ? bytes.u32Little(at + 4) : bytes.u32(at + 4);
            bytes.require(at, first + 2);
            int directory = at + (int) first;
            int entries = u16(bytes, directory, little);
            for (int n = 0; n < entries; n++) {
                int entry = directory + 2 + n * ENTRY;
                if (u16(bytes, entry, little) == TAG) {
                    int value = u16(bytes, entry + 8, little);
                    return value >= 1 && value <= 8 ? value : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (Unusable cutOff) {
            // The picture beside it may be whole.
            return UPRIGHT;
        }
    }

    private static int u16(Bytes bytes, int at, boolean little) throws Unusable {
        return little ? bytes.u16Little(at) : bytes.u16(at);
    }
}
