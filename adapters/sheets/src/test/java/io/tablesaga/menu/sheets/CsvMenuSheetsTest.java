package io.tablesaga.menu.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.tablesaga.menu.MenuSheets;
import io.tablesaga.menu.MenuSheets.Line;
import io.tablesaga.menu.MenuSheets.Sheet;
import io.tablesaga.menu.MenuSheets.Why;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A menu through a spreadsheet and back: what people's programs do to a file on its way. */
class CsvMenuSheetsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WHOLE =
            """
            {"id":"00000000-0000-7000-8000-000000001001",
             "category":{"name":{"ko":"면","en":"Noodles"},"position":2,"hidden":true},"position":7,
             "name":{"ko":"칼국수, \\"손\\"","en":"=cmd|'/c calc'!A1","ja":"a\\nb","zh":"-1"},
             "price":{"currency":"KRW","amount":9000},"taxKind":"TAX_FREE",
             "description":{"ko":"'=1","en":"x;y\\tz","ja":"@a","zh":"＝a"},
             "allergens":["WHEAT","PINE_NUT"],"hidden":false,"station":"+면",
             "hours":{"week":{"friday":[{"from":"11:00","to":"15:00"},{"from":"18:00","to":"02:00"}]},
               "exceptions":[{"date":"2026-12-25","spans":[]}],"lastOrderMinutes":30},
             "rules":{"course":"SIDE","oncePer":"DAY","minQuantity":2,"maxQuantity":8,"quantityStep":2},
             "optionGroups":[{"name":{"ko":"맵기"},"min":1,"max":1,"options":[{"name":{"ko":"맵게"}}]}],
             "photoId":"00000000-0000-7000-8000-000000009001"}""";

    private final MenuSheets sheets = new CsvMenuSheets();

    @Test
    void a_whole_line_comes_back_as_it_was() throws Exception {
        ObjectNode line = (ObjectNode) JSON.readTree(WHOLE);
        JsonNode read = read(sheets.write(List.of(line.toString()))).get(0);
        // Ids come back in capitals; UUIDs are read either way.
        line.put("id", line.path("id").asText().toUpperCase(java.util.Locale.ROOT));
        line.put("photoId", line.path("photoId").asText().toUpperCase(java.util.Locale.ROOT));
        assertThat(read).isEqualTo(line);
    }

    @Property(tries = 300)
    void whatever_text_is_in_a_cell_comes_back_and_no_cell_begins_a_formula(@ForAll("texts") List<String> texts)
            throws Exception {
        List<String> lines = texts.stream()
                .map(text -> {
                    ObjectNode line = JSON.createObjectNode();
                    line.putObject("name").put("ko", text);
                    return line.toString();
                })
                .toList();
        byte[] file = sheets.write(lines);
        assertThat(read(file).stream().map(line -> line.path("name").path("ko").asText()))
                .containsExactlyElementsOf(texts);
        for (String[] cells : new CsvMapper()
                .readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .<String[]>readValues(file)
                .readAll()) {
            assertThat(cells).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r\n＝＋－＠].*"));
        }
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars("=+-@'\",;\t\r\n ab1면＝＠한")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(text -> !text.isBlank())
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void each_country_s_separator_is_known_by_the_first_row(String separator) throws Exception {
        String file = String.join(separator, "name.ko", "price", "") + "\n"
                + String.join(separator, "\"국,밥;\"", "\"9,000\"", "")
                + "\n\n" + String.join(separator, "떡", "1000", "") + "\n";
        assertThat(read(file.getBytes(StandardCharsets.UTF_8)).toString())
                .isEqualTo("[{\"name\":{\"ko\":\"국,밥;\"},\"price\":{\"currency\":\"KRW\",\"amount\":9000}},"
                        + " {\"name\":{\"ko\":\"떡\"},\"price\":{\"currency\":\"KRW\",\"amount\":1000}}]");
        assertThat(((Sheet.Lines) sheets.read(file.getBytes(StandardCharsets.UTF_8))).lines())
                .extracting(Line::number)
                .containsExactly(2, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "x-windows-949", "EUC-KR", "UTF-16"})
    void letters_are_read_as_korean_spreadsheets_write_them(String charset) throws Exception {
        String file = "name.ko,price\r\n똠얌 김치찌개,9000\r\n".replace("똠얌", charset.equals("EUC-KR") ? "매운" : "똠얌");
        assertThat(read(file.getBytes(Charset.forName(charset)))
                        .get(0)
                        .path("name")
                        .path("ko")
                        .asText())
                .endsWith(" 김치찌개");
        assertThat(read(("\uFEFF" + file).getBytes(StandardCharsets.UTF_8))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9000 | 9000",
                "9,000 | 9000",
                "₩9,000 | 9000",
                "9,000원 | 9000",
                "9000.00 | 9000",
                "1,234,567 | 1234567",
                "9.000 | ",
                "9 000 | ",
                "9,00 | ",
                "-1 | ",
                "9e3 | ",
                "90,0000 | ",
                "무료 | "
            })
    void a_price_is_what_people_write_and_never_guessed(String cell, Long amount) throws Exception {
        JsonNode read = read(("price\n\"" + cell + "\"\n").getBytes(StandardCharsets.UTF_8))
                .get(0)
                .path("price")
                .path("amount");
        assertThat(read.isNumber()).isEqualTo(amount != null);
        assertThat(read.isNumber() ? read.asLong() : null).isEqualTo(amount);
    }

    @Test
    void an_empty_cell_is_none_and_one_of_the_category_says_nothing() throws Exception {
        String file = "id,category.name.ko,category.name.en,position,description.en,name.ko\r\n,면,,,,국수\r\n";
        assertThat(read(file.getBytes(StandardCharsets.UTF_8)).get(0).toString())
                .isEqualTo(
                        "{\"category\":{\"name\":{\"ko\":\"면\"}},\"description\":{\"en\":null},\"name\":{\"ko\":\"국수\"}}");
    }

    @Test
    void a_cell_that_cannot_be_read_is_its_line_s_fault() {
        String file = "name.ko,hours,optionGroups\n국,always,\n밥,fri 11:00-15:00;last-order 0,\n떡,,nothing\n죽,,,x\n";
        assertThat(((Sheet.Lines) sheets.read(file.getBytes(StandardCharsets.UTF_8))).lines())
                .extracting(line -> line.number() + " " + line.strange().orElse("well"))
                .containsExactly("2 hours", "3 well", "4 optionGroups", "5 ");
    }

    @Test
    void what_is_no_menu_s_file_is_refused_as_a_whole() {
        assertThat(why("")).isEqualTo(Why.EMPTY);
        assertThat(why(",,\n1,2,3\n")).isEqualTo(Why.EMPTY);
        assertThat(why("name.ko,prise\n국,1\n")).isEqualTo(Why.UNKNOWN_COLUMN);
        assertThat(why("price,name.ko,Price\n")).isEqualTo(Why.COLUMN_TWICE);
        assertThat(why("name.ko,price\n\"국,1\n")).isEqualTo(Why.BROKEN);
        assertThat(why("price\n" + "1\n".repeat(1001))).isEqualTo(Why.TOO_MANY_LINES);
        assertThat(((Sheet.Unreadable) sheets.read(new byte[] {'p', (byte) 0xFF, (byte) 0xFF, '\n'})).why())
                .isEqualTo(Why.STRANGE_LETTERS);
    }

    private Why why(String file) {
        return ((Sheet.Unreadable) sheets.read(file.getBytes(StandardCharsets.UTF_8))).why();
    }

    private List<JsonNode> read(byte[] file) throws Exception {
        Sheet sheet = sheets.read(file);
        assertThat(sheet).isInstanceOf(Sheet.Lines.class);
        List<JsonNode> lines = new java.util.ArrayList<>();
        for (Line line : ((Sheet.Lines) sheet).lines()) {
            assertThat(line.strange()).isEmpty();
            lines.add(JSON.readTree(line.json()));
        }
        return lines;
    }
}
