package io.tablesaga.menu.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tablesaga.menu.PhotoSize;
import io.tablesaga.menu.PhotoSize.Pixels;
import io.tablesaga.menu.PictureLimits;
import io.tablesaga.menu.PictureRefusal;
import io.tablesaga.menu.Pictures.Answer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of pictures, with real files. */
class RenderedPicturesTest {

    private static final Color LEFT = Color.RED;
    private static final Color RIGHT = Color.BLUE;

    /** As browsers' own tests have them: a moving WebP, and one pixel packed with loss. */
    private static final byte[] MOVING_WEBP = Base64.getDecoder()
            .decode("UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/////AABBTk1GJgAAAAAAAAAAAAAAAAAAAGQAAABWUDhM"
                    + "DQAAAC8AAAAQBxAREYiI/gcA");

    private static final byte[] LOSSY_WEBP =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    private final RenderedPictures pictures = new RenderedPictures(PictureLimits.USUAL, 1, Duration.ofSeconds(5));

    static Stream<Arguments> taken() {
        return Stream.of(
                Arguments.of("a JPEG", Made.file("jpeg", 2000, 1000)),
                Arguments.of("a progressive JPEG", Made.progressive(2000, 1000)),
                Arguments.of("a PNG", Made.file("png", 2000, 1000)),
                Arguments.of("a WebP", MadeWebp.file(2000, 1000, false)),
                Arguments.of("an extended WebP", MadeWebp.extended(0, 2000, 1000, new byte[0])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void a_picture_is_kept_as_jpeg_in_three_sizes(String what, byte[] sent) {
        Answer.Rendered rendered = rendered(sent);
        assertThat(rendered.pixels()).isEqualTo(new Pixels(2000, 1000));
        assertThat(size(rendered, PhotoSize.SMALL)).isEqualTo(new Pixels(320, 160));
        assertThat(size(rendered, PhotoSize.MEDIUM)).isEqualTo(new Pixels(800, 400));
        assertThat(size(rendered, PhotoSize.LARGE)).isEqualTo(new Pixels(1600, 800));
        rendered.files().values().forEach(file -> {
            assertThat(file).startsWith(0xff, 0xd8, 0xff);
            BufferedImage image = Made.read(file);
            near(image, 0.4, 0.6, LEFT);
            near(image, 0.9, 0.5, RIGHT);
        });
    }

    @Test
    void a_small_picture_is_never_enlarged() {
        Answer.Rendered rendered = rendered(Made.file("png", 400, 10));
        assertThat(size(rendered, PhotoSize.SMALL)).isEqualTo(new Pixels(320, 8));
        assertThat(size(rendered, PhotoSize.LARGE)).isEqualTo(new Pixels(400, 10));
        assertThat(size(rendered(LOSSY_WEBP), PhotoSize.LARGE)).isEqualTo(new Pixels(1, 1));
        assertThat(size(rendered(Made.file("jpeg", 12_000, 1)), PhotoSize.SMALL))
                .isEqualTo(new Pixels(320, 1));
    }

    @Test
    void a_telephone_s_largest_picture_is_taken_in_little_memory() {
        byte[] sent = Made.file("jpeg", Made.image(8000, 5000, BufferedImage.TYPE_BYTE_GRAY));
        assertThat(size(rendered(sent), PhotoSize.LARGE)).isEqualTo(new Pixels(1600, 1000));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.05, 0.05", "2, 0.95, 0.05", "3, 0.95, 0.95", "4, 0.05, 0.95",
        "5, 0.05, 0.05", "6, 0.95, 0.05", "7, 0.95, 0.95", "8, 0.05, 0.95"
    })
    void it_is_upright_however_the_camera_was_held(int orientation, double greenX, double greenY) {
        byte[] jpeg = Made.jpegWithExif(Made.file("jpeg", 400, 200), orientation);
        byte[] png = Made.pngWith(Made.file("png", 400, 200), "eXIf", Made.exif(orientation));
        for (byte[] sent : new byte[][] {jpeg, png}) {
            Answer.Rendered rendered = rendered(sent);
            Pixels upright = orientation < 5 ? new Pixels(400, 200) : new Pixels(200, 400);
            assertThat(rendered.pixels()).isEqualTo(upright);
            assertThat(size(rendered, PhotoSize.LARGE)).isEqualTo(upright);
            near(Made.read(rendered.files().get(PhotoSize.LARGE)), greenX, greenY, Made.GREEN);
        }
    }

    @Test
    void nothing_comes_along_with_it() {
        byte[] comment = "<script>alert(1)</script>".getBytes(StandardCharsets.ISO_8859_1);
        byte[] jpeg = Made.joined(Made.jpegWithExif(Made.file("jpeg", 2000, 1000), 6), comment);
        byte[] png = Made.pngWith(
                Made.pngWith(Made.file("png", 2000, 1000), "eXIf", Made.exif(1)),
                "tEXt",
                Made.joined("Comment\0".getBytes(StandardCharsets.ISO_8859_1), comment));
        byte[] webp = MadeWebp.extended(0x08, 2000, 1000, MadeWebp.chunk("EXIF", Made.exif(1)));
        for (byte[] sent : new byte[][] {jpeg, png, webp}) {
            assertThat(text(sent)).contains("SecretCamera", "GPS");
            rendered(sent).files().values().forEach(file -> assertThat(text(file))
                    .doesNotContain("SecretCamera", "GPS", "Exif", "script", "ICC_PROFILE"));
        }
    }

    @Test
    void what_shines_through_becomes_white() {
        near(Made.read(rendered(MadeWebp.file(400, 200, true)).files().get(PhotoSize.LARGE)), 0.9, 0.5, Color.WHITE);
        byte[] png = Made.file("png", new BufferedImage(400, 200, BufferedImage.TYPE_INT_ARGB));
        near(Made.read(rendered(png).files().get(PhotoSize.LARGE)), 0.5, 0.5, Color.WHITE);
    }

    static Stream<Arguments> refused() {
        byte[] jpeg = Made.file("jpeg", 400, 200);
        byte[] png = Made.file("png", 400, 200);
        byte[] webp = MadeWebp.file(400, 200, false);
        byte[] half = Arrays.copyOf(jpeg, jpeg.length / 2);
        byte[] wrongCrc = png.clone();
        wrongCrc[29] ^= 1;
        byte[] script = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.ISO_8859_1);
        return Stream.of(
                none("nothing", new byte[0]),
                none("a GIF", Made.file("gif", 40, 20)),
                none("a BMP", Made.file("bmp", 40, 20)),
                none("an SVG", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
                none("a page", script),
                none("a page that ends as a picture", Made.joined(script, jpeg)),
                none("a PDF", "%PDF-1.7"),
                no(PictureRefusal.MORE_THAN_A_PICTURE, "a PNG that ends as a page", Made.joined(png, script)),
                no(PictureRefusal.MORE_THAN_A_PICTURE, "a WebP that ends as a page", Made.joined(webp, script)),
                no(PictureRefusal.BROKEN, "half a JPEG", half),
                no(PictureRefusal.BROKEN, "half a JPEG with an end", Made.joined(half, new byte[] {
                    (byte) 0xff, (byte) 0xd9
                })),
                no(PictureRefusal.BROKEN, "a JPEG's first bytes", Arrays.copyOf(jpeg, 4)),
                no(PictureRefusal.BROKEN, "half a PNG", Arrays.copyOf(png, png.length / 2)),
                no(PictureRefusal.BROKEN, "a PNG whose header is not what was saved", wrongCrc),
                no(PictureRefusal.BROKEN, "a PNG of nothing", Made.pngClaiming(100, 100)),
                no(PictureRefusal.BROKEN, "half a WebP", Arrays.copyOf(webp, webp.length / 2)),
                no(PictureRefusal.TOO_MANY_PIXELS, "a PNG bomb", Made.pngClaiming(60_000, 60_000)),
                no(PictureRefusal.TOO_MANY_PIXELS, "a PNG that is too long", Made.pngClaiming(12_001, 1)),
                no(PictureRefusal.TOO_MANY_PIXELS, "a PNG that is too large", Made.pngClaiming(8_001, 5_000)),
                no(
                        PictureRefusal.TOO_MANY_PIXELS,
                        "a WebP bomb",
                        MadeWebp.claiming(MadeWebp.file(40, 20, false), 4_000, 2_501)),
                no(PictureRefusal.BROKEN, "a PNG of no width", Made.pngClaiming(0, 10)),
                no(PictureRefusal.ANIMATED, "a moving PNG", Made.pngWith(png, "acTL", new byte[8])),
                no(PictureRefusal.ANIMATED, "a moving WebP", MOVING_WEBP),
                no(
                        PictureRefusal.ANIMATED,
                        "a WebP that moves and does not say so",
                        MadeWebp.extended(0, 40, 20, MadeWebp.chunk("ANMF", new byte[16]))),
                no(PictureRefusal.TOO_INTRICATE, "a JPEG of many scans", scans(jpeg, 100)));
    }

    private static Arguments none(String what, byte[] sent) {
        return no(PictureRefusal.NEITHER_JPEG_NOR_PNG_NOR_WEBP, what, sent);
    }

    private static Arguments none(String what, String sent) {
        return none(what, sent.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Arguments no(PictureRefusal why, String what, byte[] sent) {
        return Arguments.of(what, why, sent);
    }

    /** Its last scan again and again. */
    private static byte[] scans(byte[] jpeg, int more) {
        int start = jpeg.length - 2;
        while (jpeg[start] != (byte) 0xff || jpeg[start + 1] != (byte) 0xda) {
            start--;
        }
        byte[] scan = Arrays.copyOfRange(jpeg, start, jpeg.length - 2);
        byte[] whole = jpeg;
        for (int n = 0; n < more; n++) {
            whole = Made.inserted(whole, start, scan);
        }
        return whole;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refused")
    void what_is_no_picture_of_ours_is_refused(String what, PictureRefusal why, byte[] sent) {
        assertThat(pictures.render(sent)).isEqualTo(new Answer.Refused(why));
    }

    /** A chunk that only comes along may unpack to gigabytes; it never gets near a decoder. */
    @ParameterizedTest
    @ValueSource(strings = {"iCCP", "zTXt", "iTXt"})
    void what_is_zipped_beside_a_picture_is_never_unpacked(String type) throws Unusable {
        byte[] sent = Made.pngWith(Made.file("png", 40, 20), type, new byte[5000]);
        assertThat(text(SentPicture.of(sent).bare())).doesNotContain(type);
        rendered(sent);
    }

    /** However it is spoilt, it is rendered or refused, and nothing else happens. */
    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp"})
    void spoilt_bytes_make_a_refusal_or_a_picture(String format) {
        byte[] whole = format.equals("webp") ? MadeWebp.file(40, 30, true) : Made.file(format, 40, 30);
        Random random = new Random(7);
        for (int n = 0; n < 300; n++) {
            byte[] sent = whole.clone();
            for (int spoilt = random.nextInt(3); spoilt >= 0; spoilt--) {
                sent[random.nextInt(sent.length)] = (byte) random.nextInt(256);
            }
            assertThat(pictures.render(sent)).isInstanceOfAny(Answer.Rendered.class, Answer.Refused.class);
        }
    }

    @Test
    void colours_of_a_printing_press_are_refused() {
        byte[] jpeg = Made.file("jpeg", 40, 20);
        int frame = 0;
        while (jpeg[frame] != (byte) 0xff || jpeg[frame + 1] != (byte) 0xc0) {
            frame++;
        }
        byte[] cmyk = Made.inserted(jpeg, frame + 19, new byte[] {4, 0x11, 0});
        cmyk[frame + 3] += 3;
        cmyk[frame + 9] = 4;
        assertThat(pictures.render(cmyk)).isEqualTo(new Answer.Refused(PictureRefusal.PRINT_COLOURS));
    }

    @Test
    void without_a_place_it_is_to_come_back_and_a_bomb_is_refused_at_once() {
        RenderedPictures full = new RenderedPictures(PictureLimits.USUAL, 0, Duration.ZERO);
        assertThat(full.render(Made.file("png", 40, 20))).isEqualTo(new Answer.Busy());
        assertThat(full.render(Made.pngClaiming(60_000, 60_000)))
                .isEqualTo(new Answer.Refused(PictureRefusal.TOO_MANY_PIXELS));
    }

    @Test
    void formats_are_told_by_their_content() {
        for (String format : new String[] {"jpeg", "png"}) {
            assertThat(format.toUpperCase(Locale.ROOT)).isEqualTo(formatOf(Made.file(format, 4, 4)));
        }
        assertThat(formatOf(LOSSY_WEBP)).isEqualTo("WEBP");
    }

    private static String formatOf(byte[] sent) {
        try {
            return SentPicture.of(sent).format().name();
        } catch (Unusable e) {
            throw new AssertionError(e);
        }
    }

    private Answer.Rendered rendered(byte[] sent) {
        Answer answer = pictures.render(sent);
        assertThat(answer).isInstanceOf(Answer.Rendered.class);
        return (Answer.Rendered) answer;
    }

    private static Pixels size(Answer.Rendered rendered, PhotoSize size) {
        BufferedImage image = Made.read(rendered.files().get(size));
        return new Pixels(image.getWidth(), image.getHeight());
    }

    private static void near(BufferedImage image, double x, double y, Color colour) {
        Color seen = new Color(image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight())));
        assertThat(seen.getRed()).as("%s", seen).isCloseTo(colour.getRed(), within(40));
        assertThat(seen.getGreen()).as("%s", seen).isCloseTo(colour.getGreen(), within(40));
        assertThat(seen.getBlue()).as("%s", seen).isCloseTo(colour.getBlue(), within(40));
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
