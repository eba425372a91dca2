package io.tablesaga.floor.printing;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Cards on A4, two by three, with the lines to cut along. */
final class Sheet {

    private static final int COLUMNS = 2;
    private static final int ROWS = 3;
    private static final int PER_PAGE = COLUMNS * ROWS;
    private static final float LEFT = (PDRectangle.A4.getWidth() - COLUMNS * Card.SIDE) / 2;
    private static final float TOP = (PDRectangle.A4.getHeight() + ROWS * Card.SIDE) / 2;

    /** Between two corners of cards, in cards from the upper left. */
    private record Cut(int fromX, int fromY, int toX, int toY) {}

    private Sheet() {}

    static void print(PDDocument document, List<Card> cards, Letters letters) throws IOException {
        for (int first = 0; first < cards.size(); first += PER_PAGE) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                page(pen, cards.subList(first, Math.min(first + PER_PAGE, cards.size())), letters);
            }
        }
    }

    private static void page(PDPageContentStream pen, List<Card> cards, Letters letters) throws IOException {
        // Neighbours share a line: drawn twice, its dashes would run together.
        Set<Cut> cuts = new LinkedHashSet<>();
        for (int i = 0; i < cards.size(); i++) {
            int x = i % COLUMNS;
            int y = i / COLUMNS;
            cuts.addAll(List.of(
                    new Cut(x, y, x + 1, y),
                    new Cut(x, y + 1, x + 1, y + 1),
                    new Cut(x, y, x, y + 1),
                    new Cut(x + 1, y, x + 1, y + 1)));
            cards.get(i).print(pen, x(x), y(y), letters);
        }
        pen.setStrokingColor(0.6f);
        pen.setLineWidth(0.5f);
        pen.setLineDashPattern(new float[] {4, 3}, 0);
        for (Cut cut : cuts) {
            pen.moveTo(x(cut.fromX), y(cut.fromY));
            pen.lineTo(x(cut.toX), y(cut.toY));
            pen.stroke();
        }
    }

    private static float x(int cards) {
        return LEFT + cards * Card.SIDE;
    }

    private static float y(int cards) {
        return TOP - cards * Card.SIDE;
    }
}
