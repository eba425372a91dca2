package io.tablesaga.shared.printing;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;

/**
 * Draws Korean syllables (한글) from their letters, all 11,172 of them, and consonants alone (ㄱ자석). No font with Korean letters comes with a JDK, a
 * bare Debian or a Maven artifact we could use; the script is regular enough to be composed: each syllable is a consonant, a
 * vowel and perhaps a final, and the vowel says where the others stand.
 */
public final class Hangul {

    /** Units of an em, as in PDF fonts. */
    public static final int ADVANCE = 960;

    private static final int FIRST = 0xAC00;
    private static final int LAST = 0xD7A3;
    private static final int BASELINE = 855;
    private static final float OPEN = 74;
    private static final float CLOSED = 68;
    private static final char NONE = ' ';
    private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private static final String VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
    private static final String FINALS = NONE + "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
    private static final Map<Character, String> MIXED =
            Map.of('ㅘ', "ㅗㅏ", 'ㅙ', "ㅗㅐ", 'ㅚ', "ㅗㅣ", 'ㅝ', "ㅜㅓ", 'ㅞ', "ㅜㅔ", 'ㅟ', "ㅜㅣ", 'ㅢ', "ㅡㅣ");

    /** An upright vowel: its stems and its ticks, both in x; {@code room}: how far what is left of it may reach. */
    private record Upright(int room, int ticks, int from, int to, int... stems) {}

    private static final Map<Character, Upright> UPRIGHT = Map.of(
            'ㅏ', new Upright(520, 1, 700, 890, 700),
            'ㅑ', new Upright(520, 2, 700, 890, 700),
            'ㅣ', new Upright(590, 0, 0, 0, 780),
            'ㅓ', new Upright(490, 1, 600, 790, 790),
            'ㅕ', new Upright(490, 2, 600, 790, 790),
            'ㅐ', new Upright(460, 1, 620, 820, 620, 820),
            'ㅒ', new Upright(460, 2, 620, 820, 620, 820),
            'ㅔ', new Upright(410, 1, 510, 660, 660, 840),
            'ㅖ', new Upright(410, 2, 510, 660, 660, 840));

    private final Path2D pen = new Path2D.Double();

    private Hangul() {}

    public static boolean has(int letter) {
        return isSyllable(letter) || Jamo.draws(letter);
    }

    private static boolean isSyllable(int letter) {
        return letter >= FIRST && letter <= LAST;
    }

    /** @return its outline, baseline at 0, upwards */
    public static Shape outline(int letter) {
        Hangul hangul = new Hangul();
        float weight = OPEN;
        if (isSyllable(letter)) {
            int index = letter - FIRST;
            char last = FINALS.charAt(index % 28);
            hangul.syllable(INITIALS.charAt(index / 588), VOWELS.charAt(index % 588 / 28), last);
            weight = last == NONE ? OPEN : CLOSED;
        } else {
            hangul.consonant((char) letter, 180, 170, 780, 770, false);
        }
        Shape outline =
                new BasicStroke(weight, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER).createStrokedShape(hangul.pen);
        AffineTransform upwards = AffineTransform.getTranslateInstance(0, BASELINE);
        upwards.scale(1, -1);
        return upwards.createTransformedShape(outline);
    }

    private void syllable(char initial, char vowel, char last) {
        boolean closed = last != NONE;
        if (UPRIGHT.containsKey(vowel)) {
            Upright upright = UPRIGHT.get(vowel);
            if (closed) {
                consonant(initial, 95, 100, upright.room, 470, true);
                upright(upright, 40, 590, 290);
                consonant(last, 230, 680, stem(upright), 900, false);
            } else {
                consonant(initial, 90, 160, upright.room, 730, true);
                upright(upright, 40, 960, 450);
            }
        } else if (MIXED.containsKey(vowel)) {
            char below = MIXED.get(vowel).charAt(0);
            Upright upright = UPRIGHT.get(MIXED.get(vowel).charAt(1));
            boolean sunk = below == 'ㅜ';
            int room = Math.max(upright.room, 470);
            if (closed) {
                consonant(initial, 130, 80, room - 20, below == 'ㅡ' ? 340 : 285, false);
                flat(below, 60, room + 70, below == 'ㅡ' ? 480 : sunk ? 395 : 500, 130);
                upright(upright, 40, 610, sunk ? 500 : 270);
                consonant(last, 230, 705, stem(upright), 905, false);
            } else {
                consonant(initial, 120, 120, room - 20, below == 'ㅡ' ? 520 : 440, false);
                flat(below, 50, room + 80, below == 'ㅡ' ? 740 : sunk ? 580 : 750, 210);
                upright(upright, 40, 960, sunk ? 740 : 400);
            }
        } else {
            boolean sunk = vowel == 'ㅜ' || vowel == 'ㅠ';
            if (closed) {
                consonant(initial, 220, 80, 740, vowel == 'ㅡ' ? 360 : 295, false);
                flat(vowel, 65, 895, vowel == 'ㅡ' ? 500 : sunk ? 415 : 520, 135);
                consonant(last, 220, 690, 740, 905, false);
            } else {
                consonant(initial, 205, 105, 755, vowel == 'ㅡ' ? 580 : 450, false);
                flat(vowel, 65, 895, vowel == 'ㅡ' ? 800 : sunk ? 620 : 790, sunk ? 310 : 230);
            }
        }
    }

    private static int stem(Upright upright) {
        return upright.stems[upright.stems.length - 1];
    }

    private void consonant(char consonant, int left, int top, int right, int bottom, boolean leaning) {
        Jamo.draw(pen, consonant, new Rectangle2D.Double(left, top, right - left, bottom - top), leaning);
    }

    private void upright(Upright vowel, int top, int bottom, int middle) {
        for (int stem : vowel.stems) {
            line(stem, top, stem, bottom);
        }
        int apart = vowel.ticks == 2 ? (bottom - top) / 10 : 0;
        for (int tick = 0; tick < vowel.ticks; tick++) {
            int y = tick == 0 ? middle - apart : middle + apart;
            line(vowel.from, y, vowel.to, y);
        }
    }

    private void flat(char vowel, int left, int right, int y, int tick) {
        line(left, y, right, y);
        int middle = (left + right) / 2;
        int aside = (right - left) / 6;
        switch (vowel) {
            case 'ㅗ' -> line(middle, y, middle, y - tick);
            case 'ㅜ' -> line(middle, y, middle, y + tick);
            case 'ㅛ' -> {
                line(middle - aside, y, middle - aside, y - tick);
                line(middle + aside, y, middle + aside, y - tick);
            }
            case 'ㅠ' -> {
                line(middle - aside, y, middle - aside, y + tick);
                line(middle + aside, y, middle + aside, y + tick);
            }
            default -> {
                // ㅡ is its bar.
            }
        }
    }

    private void line(int fromX, int fromY, int toX, int toY) {
        pen.moveTo(fromX, fromY);
        pen.lineTo(toX, toY);
    }
}
