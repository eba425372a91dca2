package io.tablesaga.printing.escpos;

import io.tablesaga.shared.printing.Hangul;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Letters as outlines, from the class path alone: a bare JDK has no Korean letter, and may have no font at all. Korean ones
 * are drawn, others come from the font PDFBox brings; what neither has is a box.
 */
final class Letters {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final int NO_GLYPH = 0;

    private final TrueTypeFont font;
    private final Map<Integer, Letter> letters = new ConcurrentHashMap<>();

    /** @param outline baseline at 0, downwards; with the advance in ems */
    record Letter(Shape outline, float advance) {}

    Letters() {
        try {
            font = new TTFParser()
                    .parse(RandomAccessReadBuffer.createBufferFromStream(PDDocument.class.getResourceAsStream(FONT)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Letter letter(int letter) {
        return letters.computeIfAbsent(letter, this::drawn);
    }

    private Letter drawn(int letter) {
        return Hangul.has(letter)
                ? new Letter(scaled(Hangul.outline(letter), 1_000), Hangul.ADVANCE / 1_000f)
                : ofFont(letter);
    }

    /** The font reads its file as it goes: one at a time. */
    private synchronized Letter ofFont(int letter) {
        try {
            int glyph = font.getUnicodeCmapLookup().getGlyphId(letter);
            int unit = font.getUnitsPerEm();
            GlyphData data = font.getGlyph().getGlyph(glyph < 0 ? NO_GLYPH : glyph);
            Shape outline = data == null ? new Path2D.Float() : data.getPath();
            return new Letter(scaled(outline, unit), font.getAdvanceWidth(glyph) / (float) unit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Shape scaled(Shape outline, float unit) {
        return AffineTransform.getScaleInstance(1 / unit, -1 / unit).createTransformedShape(outline);
    }
}
