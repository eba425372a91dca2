package io.tablesaga.printing.escpos;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.image.BitonalThreshold;
import com.github.anastaciocintra.escpos.image.CoffeeImageImpl;
import com.github.anastaciocintra.escpos.image.EscPosImage;
import com.github.anastaciocintra.escpos.image.RasterBitImageWrapper;
import io.tablesaga.printing.PrinterSettings.Paper;
import io.tablesaga.printing.Printout;
import io.tablesaga.printing.Printout.Look;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;

/** A slip as a picture. It is sent in bands: printers have little memory. */
final class RasterSlip {

    private static final int BAND = 128;
    private static final int LETTER = 24;
    private static final int LEADING = 32;
    private static final int RULE = 16;
    private static final int INDENT = 12;

    private final Letters letters;

    RasterSlip(Letters letters) {
        this.letters = letters;
    }

    void write(EscPos out, Printout printout, Paper paper) throws IOException {
        BufferedImage image = image(printout, paper);
        for (int top = 0; top < image.getHeight(); top += BAND) {
            BufferedImage band = image.getSubimage(0, top, image.getWidth(), Math.min(BAND, image.getHeight() - top));
            out.write(new RasterBitImageWrapper(), new EscPosImage(new CoffeeImageImpl(band), new BitonalThreshold()));
        }
    }

    BufferedImage image(Printout printout, Paper paper) {
        List<Layout.Line> lines = new Layout(paper.dots(), INDENT, this::dots).lines(printout);
        int height = lines.stream().mapToInt(RasterSlip::height).sum();
        BufferedImage image = new BufferedImage(paper.dots(), height, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), height);
        pen.setColor(Color.BLACK);
        int top = 0;
        for (Layout.Line line : lines) {
            draw(pen, line, top, paper.dots());
            top += height(line);
        }
        pen.dispose();
        return image;
    }

    private static int height(Layout.Line line) {
        return line.look() == Look.RULE ? RULE : LEADING * line.scale();
    }

    private void draw(Graphics2D pen, Layout.Line line, int top, int width) {
        if (line.look() == Look.RULE) {
            pen.fillRect(0, top + RULE / 2 - 1, width, 2);
            return;
        }
        int scale = line.scale();
        boolean middle = line.look() == Look.TITLE || line.look() == Look.MIDDLE;
        int left = middle ? (width - dots(line.text()) * scale) / 2 : line.indent() * INDENT * scale;
        text(pen, line.text(), left, top, line);
        text(pen, line.end(), width - dots(line.end()) * scale, top, line);
    }

    private void text(Graphics2D pen, String text, int left, int top, Layout.Line line) {
        int size = LETTER * line.scale();
        float x = left;
        float baseline = top + size;
        for (int letter : text.codePoints().toArray()) {
            Letters.Letter drawn = letters.letter(letter);
            AffineTransform place = AffineTransform.getTranslateInstance(x, baseline);
            place.scale(size, size);
            pen.fill(place.createTransformedShape(drawn.outline()));
            if (line.look() == Look.STRONG) {
                pen.fill(AffineTransform.getTranslateInstance(1, 0)
                        .createTransformedShape(place.createTransformedShape(drawn.outline())));
            }
            x += drawn.advance() * size;
        }
    }

    private int dots(String text) {
        return (int) Math.ceil(text.codePoints()
                        .mapToDouble(letter -> letters.letter(letter).advance())
                        .sum()
                * LETTER);
    }
}
