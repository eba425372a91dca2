package io.tablesaga.floor.printing;

import io.tablesaga.shared.printing.Hangul;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.font.PDType3Font;

/**
 * The syllables a document uses, as a PDF font whose glyphs are drawings (Type 3), with their characters, so that the
 * text can be searched and copied. A byte names a glyph, so a font takes 255; a document may need several.
 */
final class HangulFont extends PDType3Font {

    private static final int MOST = 255;

    private final List<Integer> syllables = new ArrayList<>();
    private final COSDictionary drawings;
    private final COSArray names;
    private final COSArray widths;

    HangulFont() throws IOException {
        super(empty());
        drawings = dict.getCOSDictionary(COSName.CHAR_PROCS);
        names = dict.getCOSDictionary(COSName.ENCODING).getCOSArray(COSName.DIFFERENCES);
        widths = dict.getCOSArray(COSName.WIDTHS);
    }

    private static COSDictionary empty() {
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, COSArray.ofCOSIntegers(List.of(1)));
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE3);
        font.setItem(COSName.FONT_BBOX, COSArray.ofCOSIntegers(List.of(0, -150, 1_000, 900)));
        font.setItem(
                COSName.FONT_MATRIX,
                new COSArray(List.of(
                        new COSFloat(0.001f),
                        COSInteger.ZERO,
                        COSInteger.ZERO,
                        new COSFloat(0.001f),
                        COSInteger.ZERO,
                        COSInteger.ZERO)));
        font.setItem(COSName.CHAR_PROCS, new COSDictionary());
        font.setItem(COSName.ENCODING, encoding);
        font.setItem(COSName.RESOURCES, new COSDictionary());
        font.setItem(COSName.WIDTHS, new COSArray());
        font.setInt(COSName.FIRST_CHAR, 1);
        return font;
    }

    /** @return whether the font has the syllable now; false: it is full */
    boolean takes(int syllable) throws IOException {
        if (syllables.contains(syllable)) {
            return true;
        }
        if (syllables.size() == MOST) {
            return false;
        }
        syllables.add(syllable);
        COSName name = COSName.getPDFName("g" + syllables.size());
        names.add(name);
        widths.add(COSInteger.get(Hangul.ADVANCE));
        drawings.setItem(name, stream(drawing(syllable)));
        dict.setInt(COSName.LAST_CHAR, syllables.size());
        return true;
    }

    @Override
    protected byte[] encode(int syllable) {
        return new byte[] {(byte) (syllables.indexOf(syllable) + 1)};
    }

    void finish() throws IOException {
        StringBuilder map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                + "/CMapName /Hangul def /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange\n");
        for (int i = 0; i < syllables.size(); i++) {
            map.append(String.format(Locale.ROOT, "1 beginbfchar <%02X> <%04X> endbfchar\n", i + 1, syllables.get(i)));
        }
        map.append("endcmap CMapName currentdict /CMap defineresource pop end end\n");
        dict.setItem(COSName.TO_UNICODE, stream(map.toString()));
    }

    /** In the colour of the text (d1); PDF has no quadratic curves. */
    private static String drawing(int syllable) {
        StringBuilder drawing = new StringBuilder(Hangul.ADVANCE + " 0 0 -150 1000 900 d1\n");
        Point2D pen = new Point2D.Double();
        double[] at = new double[6];
        for (PathIterator path = Hangul.outline(syllable).getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> operator(drawing, pen, "m", at[0], at[1]);
                case PathIterator.SEG_LINETO -> operator(drawing, pen, "l", at[0], at[1]);
                case PathIterator.SEG_QUADTO ->
                    operator(
                            drawing,
                            pen,
                            "c",
                            pen.getX() + 2 * (at[0] - pen.getX()) / 3,
                            pen.getY() + 2 * (at[1] - pen.getY()) / 3,
                            at[2] + 2 * (at[0] - at[2]) / 3,
                            at[3] + 2 * (at[1] - at[3]) / 3,
                            at[2],
                            at[3]);
                case PathIterator.SEG_CUBICTO -> operator(drawing, pen, "c", at);
                default -> drawing.append("h\n");
            }
        }
        return drawing.append("f").toString();
    }

    private static void operator(StringBuilder drawing, Point2D pen, String operator, double... operands) {
        for (double operand : operands) {
            drawing.append(Math.round(operand)).append(' ');
        }
        drawing.append(operator).append('\n');
        pen.setLocation(operands[operands.length - 2], operands[operands.length - 1]);
    }

    private static COSStream stream(String text) throws IOException {
        COSStream stream = new COSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }
}
