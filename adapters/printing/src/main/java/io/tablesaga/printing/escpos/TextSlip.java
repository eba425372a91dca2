package io.tablesaga.printing.escpos;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst.Justification;
import com.github.anastaciocintra.escpos.Style;
import com.github.anastaciocintra.escpos.Style.FontSize;
import io.tablesaga.printing.PrinterSettings.Paper;
import io.tablesaga.printing.Printout;
import io.tablesaga.printing.Printout.Look;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;

/**
 * A slip in letters of the printer's Korean font. That font is KS X 1001, which has 2,350 of the 11,172 syllables; some
 * printers have the rest of CP949, and who has not prints rubbish for it: so only what KS X 1001 has is sent as text.
 */
final class TextSlip {

    private static final Charset KOREAN = Charset.forName("EUC-KR");
    /** FS &: bytes in pairs are Korean letters. Some printers begin otherwise. */
    private static final byte[] KOREAN_MODE = {0x1C, '&'};

    private TextSlip() {}

    /** A control character would be a command. */
    static boolean canSay(Printout printout) {
        CharsetEncoder encoder = KOREAN.newEncoder();
        return printout.rows().stream()
                .map(row -> row.text() + row.end())
                .allMatch(text -> encoder.canEncode(text) && text.codePoints().noneMatch(Character::isISOControl));
    }

    static void write(EscPos out, Printout printout, Paper paper) throws IOException {
        out.setCharsetName(KOREAN.name());
        out.write(KOREAN_MODE, 0, KOREAN_MODE.length);
        List<Layout.Line> lines = new Layout(paper.columns(), 1, TextSlip::columns).lines(printout);
        for (Layout.Line line : lines) {
            out.writeLF(style(line), text(line, paper.columns()));
        }
    }

    /** A letter of two bytes is two columns wide. */
    static int columns(String text) {
        return text.getBytes(KOREAN).length;
    }

    private static String text(Layout.Line line, int columns) {
        if (line.look() == Look.RULE) {
            return "-".repeat(columns);
        }
        String text = " ".repeat(line.indent()) + line.text();
        int gap = columns / line.scale() - columns(text) - columns(line.end());
        return line.end().isEmpty() ? text : text + " ".repeat(Math.max(0, gap)) + line.end();
    }

    private static Style style(Layout.Line line) {
        FontSize size = line.scale() == 2 ? FontSize._2 : FontSize._1;
        boolean middle = line.look() == Look.TITLE || line.look() == Look.MIDDLE;
        return new Style()
                .setFontSize(size, size)
                .setBold(line.look() == Look.TITLE || line.look() == Look.BIG || line.look() == Look.STRONG)
                .setJustification(middle ? Justification.Center : Justification.Left_Default);
    }
}
