package io.tablesaga.menu;

import io.tablesaga.menu.PhotoSize.Pixels;

/**
 * What a picture may be, all of it told by its first bytes, before anything is unpacked.
 *
 * @param bytes as it is sent
 * @param pixels width times height
 * @param side the longer one, in pixels
 */
public record PictureLimits(int bytes, long pixels, int side) {

    /** More than any telephone takes. */
    public static final PictureLimits USUAL = new PictureLimits(10 * 1024 * 1024, 40_000_000, 12_000);

    public boolean allow(Pixels picture) {
        return picture.longestSide() <= side && picture.count() <= pixels;
    }
}
