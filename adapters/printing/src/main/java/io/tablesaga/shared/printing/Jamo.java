package io.tablesaga.shared.printing;

import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import java.util.StringTokenizer;

/** Consonants of the Korean alphabet (자음) as pen strokes, each made to fill whatever box it gets. */
final class Jamo {

    /** M, L and Q as in SVG, O: the ellipse in x, y, width, height; all in percent of the box, down and right. */
    private static final Map<Character, String> STROKES = Map.ofEntries(
            Map.entry('ㄱ', "M 0 0 L 100 0 L 100 100"),
            Map.entry('ㄴ', "M 0 0 L 0 100 L 100 100"),
            Map.entry('ㄷ', "M 100 0 L 0 0 L 0 100 L 100 100"),
            Map.entry('ㄹ', "M 0 0 L 100 0 L 100 50 L 0 50 L 0 100 L 100 100"),
            Map.entry('ㅁ', "M 0 0 L 100 0 L 100 100 L 0 100 L 0 0 L 50 0"),
            Map.entry('ㅂ', "M 0 0 L 0 100 L 100 100 L 100 0 M 0 45 L 100 45"),
            Map.entry('ㅅ', "M 50 0 Q 48 65 0 100 M 50 20 Q 58 72 100 100"),
            Map.entry('ㅇ', "O 0 0 100 100"),
            Map.entry('ㅈ', "M 4 0 L 96 0 M 50 0 Q 48 65 0 100 M 50 28 Q 60 75 100 100"),
            Map.entry('ㅊ', "M 34 0 L 66 0 M 4 28 L 96 28 M 50 28 Q 48 75 0 100 M 50 46 Q 60 80 100 100"),
            Map.entry('ㅋ', "M 0 0 L 100 0 L 100 100 M 0 48 L 100 48"),
            Map.entry('ㅌ', "M 100 0 L 0 0 L 0 100 L 100 100 M 0 50 L 96 50"),
            Map.entry('ㅍ', "M 0 0 L 100 0 M 0 100 L 100 100 M 28 0 L 28 100 M 72 0 L 72 100"),
            Map.entry('ㅎ', "M 32 0 L 68 0 M 0 25 L 100 25 O 14 48 72 52"));

    /** Beside an upright vowel the leg gives way to the left. */
    private static final Map<Character, String> LEANING = Map.of(
            'ㄱ', "M 0 0 L 100 0 Q 98 62 10 100",
            'ㅋ', "M 0 0 L 100 0 Q 98 62 10 100 M 0 42 L 94 42");

    private static final Map<Character, String> PAIRS = Map.ofEntries(
            Map.entry('ㄲ', "ㄱㄱ"),
            Map.entry('ㄳ', "ㄱㅅ"),
            Map.entry('ㄵ', "ㄴㅈ"),
            Map.entry('ㄶ', "ㄴㅎ"),
            Map.entry('ㄸ', "ㄷㄷ"),
            Map.entry('ㄺ', "ㄹㄱ"),
            Map.entry('ㄻ', "ㄹㅁ"),
            Map.entry('ㄼ', "ㄹㅂ"),
            Map.entry('ㄽ', "ㄹㅅ"),
            Map.entry('ㄾ', "ㄹㅌ"),
            Map.entry('ㄿ', "ㄹㅍ"),
            Map.entry('ㅀ', "ㄹㅎ"),
            Map.entry('ㅃ', "ㅂㅂ"),
            Map.entry('ㅄ', "ㅂㅅ"),
            Map.entry('ㅆ', "ㅅㅅ"),
            Map.entry('ㅉ', "ㅈㅈ"));

    private Jamo() {}

    static boolean draws(int letter) {
        return Character.isBmpCodePoint(letter)
                && (STROKES.containsKey((char) letter) || PAIRS.containsKey((char) letter));
    }

    static void draw(Path2D pen, char consonant, Rectangle2D box, boolean leaning) {
        String pair = PAIRS.get(consonant);
        if (pair == null) {
            String strokes = STROKES.get(consonant);
            stroke(pen, leaning ? LEANING.getOrDefault(consonant, strokes) : strokes, box);
            return;
        }
        double half = (box.getWidth() - 110) / 2;
        draw(pen, pair.charAt(0), new Rectangle2D.Double(box.getX(), box.getY(), half, box.getHeight()), leaning);
        double second = box.getMaxX() - half;
        draw(pen, pair.charAt(1), new Rectangle2D.Double(second, box.getY(), half, box.getHeight()), leaning);
    }

    private static void stroke(Path2D pen, String strokes, Rectangle2D box) {
        Path2D unit = new Path2D.Double();
        StringTokenizer words = new StringTokenizer(strokes);
        while (words.hasMoreTokens()) {
            switch (words.nextToken()) {
                case "M" -> unit.moveTo(next(words), next(words));
                case "L" -> unit.lineTo(next(words), next(words));
                case "Q" -> unit.quadTo(next(words), next(words), next(words), next(words));
                default -> unit.append(new Ellipse2D.Double(next(words), next(words), next(words), next(words)), false);
            }
        }
        double width = strokes.contains("O") ? Math.min(box.getWidth(), box.getHeight() * 1.7) : box.getWidth();
        AffineTransform toBox = AffineTransform.getTranslateInstance(box.getCenterX() - width / 2, box.getY());
        toBox.scale(width / 100, box.getHeight() / 100);
        pen.append(unit.getPathIterator(toBox), false);
    }

    private static double next(StringTokenizer words) {
        return Double.parseDouble(words.nextToken());
    }
}
