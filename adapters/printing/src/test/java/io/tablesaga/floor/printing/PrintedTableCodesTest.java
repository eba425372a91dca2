package io.tablesaga.floor.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.tablesaga.floor.TableCode;
import io.tablesaga.floor.TableCodes;
import io.tablesaga.shared.printing.Hangul;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prints, then reads what was printed as a phone and a person would. */
class PrintedTableCodesTest {

    private static final String STORE = "할머니 손칼국수 Seoul";
    private static final int DPI = 200;

    private final TableCodes codes = new PrintedTableCodes();

    @ParameterizedTest
    @ValueSource(ints = {30, 60, 200, 500})
    void a_phone_reads_the_address_from_the_image(int length) throws Exception {
        URI address = address(length);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(codes.png(new TableCode("창가 1", address))));
        Result read = scan(image);
        assertThat(read.getText()).isEqualTo(address.toString()).hasSize(length);
        assertThat(read.getResultMetadata()).containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "Q");
        assertThat(image.getWidth()).isBetween(900, 1_100);
        assertThat(quietModules(image)).isEqualTo(4);
    }

    /** Each of its rectangles is as black as the image's modules. */
    @Test
    void a_screen_draws_what_is_printed() throws Exception {
        URI address = address(60);
        TableCodes.Drawing drawing = codes.drawing(address);
        BufferedImage screen = new BufferedImage(drawing.size() * 4, drawing.size() * 4, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = screen.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, screen.getWidth(), screen.getHeight());
        paper.setColor(Color.BLACK);
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(drawing.path());
        assertThat(run.replaceAll("")).isEmpty();
        run.reset()
                .results()
                .forEach(found -> paper.fillRect(
                        4 * Integer.parseInt(found.group(1)),
                        4 * Integer.parseInt(found.group(2)),
                        4 * Integer.parseInt(found.group(3)),
                        4));
        paper.dispose();
        assertThat(scan(screen).getText()).isEqualTo(address.toString());
    }

    @Test
    void an_address_no_code_can_hold_is_refused() {
        TableCode code = new TableCode("1", address(2_000));
        assertThatThrownBy(() -> codes.png(code)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codes.pdf(STORE, List.of(code))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codes.pdf(STORE, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "6, 1", "7, 2", "100, 17"})
    void every_table_has_its_card(int count, int pages) throws Exception {
        List<TableCode> tables = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new TableCode("테이블 " + number, URI.create("https://example.org/t/T" + number)))
                .toList();
        try (PDDocument document = Loader.loadPDF(codes.pdf(STORE, tables))) {
            assertThat(document.getNumberOfPages()).isEqualTo(pages);
            for (int page = 0; page < pages; page++) {
                List<TableCode> here = tables.subList(page * 6, Math.min(count, page * 6 + 6));
                assertThat(document.getPage(page).getMediaBox().getWidth()).isEqualTo(PDRectangle.A4.getWidth());
                assertThat(scan(document, page)).containsExactlyInAnyOrderElementsOf(addresses(here));
                List<String> lines = text(document, page).lines().toList();
                assertThat(lines).filteredOn(STORE::equals).hasSize(here.size());
                assertThat(lines)
                        .containsAll(here.stream().map(TableCode::tableName).toList())
                        .containsAll(addresses(here));
            }
        }
    }

    @Test
    void long_names_and_addresses_keep_to_their_cards() throws Exception {
        List<TableCode> tables = new ArrayList<>();
        for (String name : List.of(
                "가나다라마바사아자차".repeat(6),
                "Wintergarten ".repeat(4) + "Nr. 1234",
                "창가 옆 조용한 자리 ".repeat(4) + "12번 테이블 단체석")) {
            assertThat(name.length()).isBetween(57, 60);
            tables.add(new TableCode(name, address(200)));
            tables.add(new TableCode(name + name + name, address(450)));
        }
        try (PDDocument document = Loader.loadPDF(codes.pdf("손칼국수 ".repeat(12), tables))) {
            assertThat(scan(document, 0)).containsExactlyInAnyOrderElementsOf(addresses(tables));
            for (int card = 0; card < tables.size(); card++) {
                String text = card(document, card).replaceAll("\\s", "");
                String name = tables.get(card).tableName().replaceAll("\\s", "");
                assertThat(text).contains(card % 2 == 0 ? name : name.substring(0, 45));
                assertThat(text).contains("https://example.org/t/");
                assertThat(text.contains(tables.get(card).address().toString())).isEqualTo(card % 2 == 0);
                assertThat(text.contains("…")).isEqualTo(card % 2 == 1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "창가 1, 창가 1",
        "'  2층\t룸  ', 2층 룸",
        "\u1112\u1161\u11ab, 한",
        "①번, 1번",
        "㈜한빛 №3, (주)한빛 №3",
        "福자리, AbC",
        "🍜 1, AbC",
        "ㄱ자석, ㄱ자석",
        "ㅏ 1, AbC",
        "Office 5 à Genève, Office 5 à Genève",
    })
    void a_name_that_cannot_be_printed_is_the_end_of_its_address(String name, String printed) throws Exception {
        TableCode table = new TableCode(name, URI.create("https://example.org/t/AbC"));
        try (PDDocument document = Loader.loadPDF(codes.pdf("福식당", List.of(table)))) {
            assertThat(text(document, 0).lines()).containsExactly("example.org", printed, "https://example.org/t/AbC");
        }
    }

    @Test
    void all_korean_syllables_can_be_printed_and_found() throws Exception {
        List<TableCode> tables = IntStream.range(0, 11_172 / 49)
                .mapToObj(row -> IntStream.range(0, 49)
                        .collect(
                                StringBuilder::new,
                                (name, i) -> name.appendCodePoint(0xAC00 + row * 49 + i),
                                StringBuilder::append))
                .map(name -> new TableCode(name.toString(), URI.create("https://example.org/t/1")))
                .toList();
        try (PDDocument document = Loader.loadPDF(codes.pdf(STORE, tables))) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text.codePoints().filter(Hangul::has).distinct().count()).isEqualTo(11_172);
        }
    }

    @Test
    void fonts_are_embedded_with_the_letters_used_only() throws Exception {
        byte[] pdf = codes.pdf(STORE, List.of(new TableCode("창가 1", address(60))));
        assertThat(pdf.length).isLessThan(60_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDPage page = document.getPage(0);
            List<String> names = new ArrayList<>();
            for (COSName name : page.getResources().getFontNames()) {
                PDFont font = page.getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                names.add(String.valueOf(font.getName()));
            }
            assertThat(names).hasSize(2).anyMatch(name -> name.matches("[A-Z]{6}\\+LiberationSans"));
        }
    }

    @Test
    void korean_letters_are_seen() throws Exception {
        List<TableCode> tables = Stream.of("가", "나", "ㄱ", "가")
                .map(name -> new TableCode(name, address(60)))
                .toList();
        try (PDDocument document = Loader.loadPDF(codes.pdf(STORE, tables))) {
            BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.GRAY);
            List<List<Integer>> names = IntStream.range(0, tables.size())
                    .mapToObj(card -> inkOfName(image, card))
                    .toList();
            assertThat(names).allSatisfy(ink -> assertThat(ink).hasSizeGreaterThan(200));
            assertThat(names.get(0)).isNotEqualTo(names.get(1)).isNotEqualTo(names.get(2));
        }
    }

    /** @return where it is, counted within the strip below the store's name */
    private static List<Integer> inkOfName(BufferedImage image, int card) {
        Rectangle place = place(card, DPI / 72f);
        int[] strip = image.getRGB(place.x + 80, place.y + 90, place.width - 160, 100, null, 0, place.width - 160);
        return IntStream.range(0, strip.length)
                .filter(i -> (strip[i] & 0xFF) < 128)
                .boxed()
                .toList();
    }

    private static URI address(int length) {
        String start = "https://example.org/t/";
        return URI.create(start + "AbC-9_xYz7".repeat(length).substring(0, length - start.length()));
    }

    private static Collection<String> addresses(List<TableCode> tables) {
        return tables.stream().map(table -> table.address().toString()).toList();
    }

    private static Result scan(BufferedImage image) throws Exception {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource seen = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(seen)), Map.of(DecodeHintType.TRY_HARDER, true));
    }

    private static List<String> scan(PDDocument document, int page) throws Exception {
        BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, DPI, ImageType.GRAY);
        List<String> read = new ArrayList<>();
        for (int card = 0; card < 6; card++) {
            Rectangle place = place(card, DPI / 72f);
            try {
                read.add(scan(image.getSubimage(place.x, place.y, place.width, place.height))
                        .getText());
            } catch (NotFoundException e) {
                // No card here: the caller counts.
            }
        }
        return read;
    }

    /** Two by three cards of 90 mm in the middle of A4. */
    private static Rectangle place(int card, float scale) {
        float side = 90 / 25.4f * 72 * scale;
        float x = (210 / 25.4f * 72 * scale - 2 * side) / 2 + card % 2 * side;
        float y = (297 / 25.4f * 72 * scale - 3 * side) / 2 + card / 2 * side;
        return new Rectangle((int) x, (int) y, (int) side, (int) side);
    }

    /** In modules: a finder pattern, seven wide, begins where the quiet zone ends. */
    private static int quietModules(BufferedImage image) {
        int edge = 0;
        while (image.getRGB(edge, edge) == Color.WHITE.getRGB()) {
            edge++;
        }
        int finder = 0;
        while (image.getRGB(edge + finder, edge) == Color.BLACK.getRGB()) {
            finder++;
        }
        return 7 * edge / finder;
    }

    private static String card(PDDocument document, int card) throws IOException {
        PDFTextStripperByArea stripper = new PDFTextStripperByArea();
        stripper.addRegion("card", place(card, 1));
        stripper.extractRegions(document.getPage(0));
        return stripper.getTextForRegion("card");
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page + 1);
        stripper.setEndPage(page + 1);
        stripper.setSortByPosition(false);
        return stripper.getText(document);
    }
}
