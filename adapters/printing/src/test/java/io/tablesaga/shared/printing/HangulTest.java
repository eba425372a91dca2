package io.tablesaga.shared.printing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Looks at all syllables, and so at every pair of neighbours among their letters. */
class HangulTest {

    private static final Rectangle2D EM = new Rectangle2D.Double(0, -150, Hangul.ADVANCE, 1_050);
    private static final int PIXELS = 100;
    private static final String VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
    private static final String STROKES_OF_VOWELS = "111112121222112321121";

    private static final Map<Integer, BitSet> SYLLABLES = IntStream.rangeClosed(0xAC00, 0xD7A3)
            .boxed()
            .collect(Collectors.toMap(Function.identity(), syllable -> pixels(Hangul.outline(syllable))));

    @Test
    void no_two_syllables_look_alike() {
        assertThat(SYLLABLES).hasSize(11_172);
        assertThat(new HashSet<>(SYLLABLES.values())).hasSameSizeAs(SYLLABLES.keySet());
    }

    /** Ink of letters that touch would be fewer islands than theirs alone; parts of one (ㅎ) may touch where it is small. */
    @Test
    void the_letters_of_a_syllable_keep_apart() {
        Map<Character, Integer> alone = new HashMap<>();
        for (char consonant = 'ㄱ'; consonant <= 'ㅎ'; consonant++) {
            alone.put(consonant, islands(pixels(Hangul.outline(consonant))));
        }
        alone.putAll(Map.of('ㅊ', 1, 'ㅎ', 1, 'ㄶ', 2, 'ㅀ', 2));
        for (int i = 0; i < VOWELS.length(); i++) {
            alone.put(VOWELS.charAt(i), STROKES_OF_VOWELS.charAt(i) - '0');
        }
        List<String> touching = new ArrayList<>();
        SYLLABLES.forEach((syllable, ink) -> {
            int least = letters(syllable)
                    .chars()
                    .map(letter -> alone.get((char) letter))
                    .sum();
            if (islands(ink) < least) {
                touching.add(Character.toString(syllable));
            }
        });
        assertThat(touching).isEmpty();
    }

    /** As letters that stand alone (ㄱ), not as parts (ᄀ, ᆨ). */
    private static String letters(int syllable) {
        int index = syllable - 0xAC00;
        String letters = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".charAt(index / 588) + "" + VOWELS.charAt(index % 588 / 28);
        return index % 28 == 0 ? letters : letters + "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ".charAt(index % 28 - 1);
    }

    private static int islands(BitSet drawing) {
        BitSet ink = (BitSet) drawing.clone();
        int islands = 0;
        Deque<Integer> shore = new ArrayDeque<>();
        while (!ink.isEmpty()) {
            islands++;
            shore.push(ink.nextSetBit(0));
            ink.clear(shore.peek());
            while (!shore.isEmpty()) {
                int at = shore.pop();
                for (int next : new int[] {at - 1, at + 1, at - PIXELS, at + PIXELS}) {
                    if (ink.get(next)) {
                        ink.clear(next);
                        shore.push(next);
                    }
                }
            }
        }
        return islands;
    }

    private static BitSet pixels(Shape outline) {
        assertThat(EM.contains(outline.getBounds2D())).isTrue();
        BufferedImage image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.translate(1, 88);
        pen.scale(0.095, -0.095);
        pen.fill(outline);
        pen.dispose();
        byte[] greys = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        BitSet ink = new BitSet(greys.length);
        for (int i = 0; i < greys.length; i++) {
            ink.set(i, greys[i] != 0);
        }
        return ink;
    }
}
