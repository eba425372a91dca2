package io.tablesaga.menu.sheets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.tablesaga.menu.EditingMenus;
import io.tablesaga.menu.MenuSheets;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CSV as spreadsheets read and write it: with a byte order mark, so that Excel shows Korean, and CRLF (RFC 4180). */
public final class CsvMenuSheets implements MenuSheets {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private static final char[] SEPARATORS = {',', ';', '\t'};

    @Override
    public byte[] write(List<String> lines) {
        StringWriter text = new StringWriter().append('\uFEFF');
        try (SequenceWriter rows =
                CSV.writer(CsvSchema.emptySchema().withLineSeparator("\r\n")).writeValues(text)) {
            rows.write(Column.ALL.stream().map(Column::name).toArray(String[]::new));
            for (String line : lines) {
                JsonNode json = JSON.readTree(line);
                rows.write(Column.ALL.stream().map(column -> column.cell(json)).toArray(String[]::new));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Sheet read(byte[] file) {
        Optional<String> text = Letters.of(file);
        if (text.isEmpty()) {
            return new Sheet.Unreadable(Why.STRANGE_LETTERS, 0);
        }
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(text.get()));
        try (MappingIterator<String[]> rows =
                CSV.readerFor(String[].class).with(schema).readValues(text.get())) {
            return rows.hasNext() ? lines(rows) : new Sheet.Unreadable(Why.EMPTY, 0);
        } catch (JsonProcessingException | RuntimeJsonMappingException e) {
            return new Sheet.Unreadable(Why.BROKEN, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Excel takes the country's list separator; no column's name has one of them. */
    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        char most = SEPARATORS[0];
        for (char each : SEPARATORS) {
            if (count(first, each) > count(first, most)) {
                most = each;
            }
        }
        return most;
    }

    private static long count(String text, char letter) {
        return text.chars().filter(each -> each == letter).count();
    }

    private static Sheet lines(MappingIterator<String[]> rows) {
        String[] names = rows.next();
        List<Optional<Column>> columns = Arrays.stream(names).map(Column::named).toList();
        Set<Column> known = new HashSet<>();
        for (int i = 0; i < names.length; i++) {
            if (columns.get(i).isEmpty() && !names[i].isBlank()) {
                return new Sheet.Unreadable(Why.UNKNOWN_COLUMN, i + 1);
            }
            if (columns.get(i).isPresent() && !known.add(columns.get(i).get())) {
                return new Sheet.Unreadable(Why.COLUMN_TWICE, i + 1);
            }
        }
        if (known.isEmpty()) {
            return new Sheet.Unreadable(Why.EMPTY, 0);
        }
        List<Line> lines = new ArrayList<>();
        for (int number = 2; rows.hasNext(); number++) {
            String[] cells = rows.next();
            if (Arrays.stream(cells).allMatch(String::isBlank)) {
                continue;
            }
            if (lines.size() == EditingMenus.MOST_ITEMS) {
                return new Sheet.Unreadable(Why.TOO_MANY_LINES, 0);
            }
            lines.add(line(number, cells, columns));
        }
        return new Sheet.Lines(lines);
    }

    /** A row may be short: what it has no cell for, it says nothing of. */
    private static Line line(int number, String[] cells, List<Optional<Column>> columns) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < cells.length; i++) {
            Optional<Column> column = i < columns.size() ? columns.get(i) : Optional.empty();
            String cell = cells[i];
            boolean well = column.map(one -> one.read(cell, json)).orElse(cell.isBlank());
            if (!well) {
                return new Line(
                        number, "{}", Optional.of(column.map(Column::name).orElse("")));
            }
        }
        return new Line(number, json.toString(), Optional.empty());
    }
}
