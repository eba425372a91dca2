package io.tablesaga.menu;

/** Why a picture is not taken. */
public enum PictureRefusal {
    /** By its content, whatever it was called. */
    NEITHER_JPEG_NOR_PNG_NOR_WEBP,
    ANIMATED,
    TOO_MANY_PIXELS,
    /** It ends before its end, or its parts do not fit together. */
    BROKEN,
    /** Something else follows the picture. */
    MORE_THAN_A_PICTURE,
    /** Colours for a printing press, which screens do not show. */
    PRINT_COLOURS,
    /** It takes far more work to unpack than its pixels need. */
    TOO_INTRICATE
}
