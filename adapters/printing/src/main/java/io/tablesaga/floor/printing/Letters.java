package io.tablesaga.floor.printing;

import io.tablesaga.shared.printing.Hangul;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** All letters of one document: Korean ones are drawn, others come from the font PDFBox brings. Both are embedded. */
final class Letters implements Closeable {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final TrueTypeFont liberation;
    private final CmapLookup glyphs;
    private final PDType0Font western;
    private final List<HangulFont> korean = new ArrayList<>();

    private record Piece(PDFont font, String text) {}

    Letters(PDDocument document) throws IOException {
        liberation = new TTFParser()
                .parse(RandomAccessReadBuffer.createBufferFromStream(PDDocument.class.getResourceAsStream(FONT)));
        glyphs = liberation.getUnicodeCmapLookup();
        western = PDType0Font.load(document, liberation, true);
    }

    /** @return composed and with single spaces; ① becomes 1, ㈜ becomes (주); empty when a letter cannot be printed */
    Optional<String> printable(String text) {
        StringBuilder printable = new StringBuilder();
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (int letter : composed.strip().replaceAll("\\s+", " ").codePoints().toArray()) {
            String same = Character.toString(letter);
            String plain = has(letter) ? same : Normalizer.normalize(same, Normalizer.Form.NFKC);
            if (!plain.codePoints().allMatch(this::has)) {
                return Optional.empty();
            }
            printable.append(plain);
        }
        return Optional.of(printable.toString()).filter(name -> !name.isEmpty());
    }

    private boolean has(int letter) {
        return Hangul.has(letter) || glyphs.getGlyphId(letter) > 0;
    }

    /** @return in ems */
    float width(String text) {
        return text.codePoints().mapToObj(this::width).reduce(0f, Float::sum);
    }

    private float width(int letter) {
        try {
            return (Hangul.has(letter) ? Hangul.ADVANCE : western.getStringWidth(Character.toString(letter))) / 1_000;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void print(PDPageContentStream pen, String text, float size, float x, float y) throws IOException {
        pen.beginText();
        pen.newLineAtOffset(x, y);
        for (Piece piece : pieces(text)) {
            pen.setFont(piece.font, size);
            pen.showText(piece.text);
        }
        pen.endText();
    }

    private List<Piece> pieces(String text) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        for (int letter : text.codePoints().toArray()) {
            PDFont font = Hangul.has(letter) ? korean(letter) : western;
            int last = pieces.size() - 1;
            if (last >= 0 && pieces.get(last).font == font) {
                pieces.set(last, new Piece(font, pieces.get(last).text + Character.toString(letter)));
            } else {
                pieces.add(new Piece(font, Character.toString(letter)));
            }
        }
        return pieces;
    }

    private HangulFont korean(int syllable) throws IOException {
        for (HangulFont font : korean) {
            if (font.takes(syllable)) {
                return font;
            }
        }
        HangulFont another = new HangulFont();
        another.takes(syllable);
        korean.add(another);
        return another;
    }

    /** Before the document is saved: until then its fonts grow. */
    void finish() throws IOException {
        for (HangulFont font : korean) {
            font.finish();
        }
    }

    @Override
    public void close() throws IOException {
        liberation.close();
    }
}
