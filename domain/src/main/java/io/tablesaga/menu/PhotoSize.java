package io.tablesaga.menu;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The sizes a picture is kept in. */
public enum PhotoSize {
    SMALL(320),
    MEDIUM(800),
    LARGE(1600);

    private final int longestSide;

    PhotoSize(int longestSide) {
        this.longestSide = longestSide;
    }

    /** As addresses have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PhotoSize> of(String word) {
        return Stream.of(values()).filter(size -> size.word().equals(word)).findFirst();
    }

    /** @param width in pixels; @param height in pixels */
    public record Pixels(int width, int height) {

        public long count() {
            return (long) width * height;
        }

        public int longestSide() {
            return Math.max(width, height);
        }
    }

    /** How large a picture is in this size: in its own shape, and never enlarged. */
    public Pixels of(Pixels whole) {
        double scale = Math.min(1.0, (double) longestSide / whole.longestSide());
        return new Pixels(Math.max(1, (int) Math.round(whole.width() * scale)), Math.max(1, (int)
                Math.round(whole.height() * scale)));
    }
}
