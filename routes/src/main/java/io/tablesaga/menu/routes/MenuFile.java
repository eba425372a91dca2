package io.tablesaga.menu.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.menu.EditingMenus;
import io.tablesaga.menu.MenuLine;
import io.tablesaga.menu.MenuSheets;
import io.tablesaga.shared.routes.InvalidRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;

/** A whole menu as somebody sends it: a spreadsheet's CSV, or JSON. */
final class MenuFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MenuSheets sheets;

    MenuFile(MenuSheets sheets) {
        this.sheets = sheets;
    }

    /** @throws InvalidRequest when it is no menu's file; what is wrong with one line is the line's */
    List<MenuLine> read(Exchange exchange) {
        String type = exchange.getMessage()
                .getHeader(Exchange.CONTENT_TYPE, "", String.class)
                .replaceFirst(";.*", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        byte[] file = bytes(exchange);
        return switch (type) {
            case "text/csv" -> csv(file);
            case "application/json" -> json(file);
            default -> throw new InvalidRequest(415, "Send the menu as text/csv or application/json.");
        };
    }

    /** The door hands each byte on as a character; which letters they are is seen here (MenuExchangeTest, in CP949). */
    private static byte[] bytes(Exchange exchange) {
        String body = exchange.getMessage().getBody(String.class);
        return body == null ? new byte[0] : body.getBytes(StandardCharsets.ISO_8859_1);
    }

    private List<MenuLine> csv(byte[] file) {
        MenuSheets.Sheet sheet = sheets.read(file);
        if (sheet instanceof MenuSheets.Sheet.Unreadable unreadable) {
            throw new InvalidRequest(SheetWords.sentence(unreadable));
        }
        List<MenuLine> lines = new ArrayList<>();
        for (MenuSheets.Line line : ((MenuSheets.Sheet.Lines) sheet).lines()) {
            lines.add(
                    line.strange().isPresent()
                            ? MenuLineJson.broken(
                                    line.number(),
                                    line.strange().get(),
                                    SheetWords.strange(line.strange().get()))
                            : MenuLineJson.of(line.number(), parse(line.json())));
        }
        return lines;
    }

    private static List<MenuLine> json(byte[] file) {
        JsonNode items = parse(text(file)).path("items");
        if (!items.isArray()) {
            throw new InvalidRequest("The body must be a JSON object with the list items.");
        }
        if (items.size() > EditingMenus.MOST_ITEMS) {
            throw new InvalidRequest("items has more than " + EditingMenus.MOST_ITEMS + ", which no menu holds.");
        }
        List<MenuLine> lines = new ArrayList<>();
        items.forEach(item -> lines.add(MenuLineJson.of(lines.size() + 1, item)));
        return lines;
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InvalidRequest("The body is not UTF-8.");
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new InvalidRequest("The body is not valid JSON.");
        }
    }
}
