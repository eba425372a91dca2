package io.tablesaga.config;

import static io.tablesaga.config.Mutation.ofBody;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** What may be wrong with a body: its fields, its JSON, its bytes, its type. */
final class BodyMutations {

    /** As JSON is written. */
    private static final String[] VALUES = {
        "null",
        "true",
        "[]",
        "{}",
        "\"\"",
        "\" \"",
        "\"x\"",
        "0",
        "-1",
        "-0",
        "1.0",
        "1.5",
        "1e3",
        "1e400",
        "1e-400",
        "1E1000000000",
        "2147483647",
        "2147483648",
        "-2147483648",
        "9223372036854775807",
        "9223372036854775808",
        "9".repeat(900),
        "\"1\"",
        "\"\\u0000\"",
        "\"a\\u0000b\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\\uffff\\ufeff\\u202e\"",
        "\"\\r\\nSet-Cookie: a=b\"",
        "\"👩‍🍳\"",
        "\"' or 1=1 --\"",
        "\"${jndi:ldap://127.0.0.1/a}{{order.pay}}${body}#{7*7}\"",
        "\"<script>alert(1)</script>\"",
        "\"../../../etc/passwd\"",
        "\"00000000-0000-0000-0000-000000000000\"",
        "\"1-1-1-1-1\"",
        "\"" + "가".repeat(5000) + "\"",
        "\"" + "x".repeat(60_000) + "\"",
        "[[[[[[[[[[[[[[[[{}]]]]]]]]]]]]]]]]",
        "{\"$ref\": \"#/\", \"@type\": \"java.lang.Runtime\"}",
        "[1, \"a\", null, {}]",
        "[" + "1,".repeat(5000) + "1]"
    };

    private static final List<Mutation> OF_FIELDS = Stream.of(VALUES)
            .map(value -> ofBody(
                    "a field is " + (value.length() > 60 ? value.substring(0, 60) + "…" : value),
                    draft -> replaceField(draft, value)))
            .toList();

    private static final List<Mutation> OF_SHAPE = List.of(
            ofBody("a field is missing", draft -> edit(draft, BodyMutations::drop)),
            ofBody("there is one more field", draft -> edit(draft, (fields, name) -> fields.put("more", 1))),
            ofBody(
                    "there is a field that steers",
                    draft -> edit(draft, (fields, name) -> fields.put("__proto__", "x")
                            .put("storeId", draft.others.id())
                            .put("role", "OPERATOR"))),
            ofBody("a field comes twice", draft -> {
                String text = draft.text();
                int colon = text.indexOf(':');
                int quote = text.indexOf('"');
                if (quote >= 0 && colon > quote) {
                    draft.body("{" + text.substring(quote, colon) + ": null, " + text.substring(1));
                }
            }),
            ofBody(
                    "a field's name is in capitals",
                    draft -> edit(draft, (fields, name) -> {
                        JsonNode value = fields.remove(name);
                        fields.set(name.toUpperCase(java.util.Locale.ROOT), value);
                    })),
            ofBody(
                    "a list is endless",
                    draft -> edit(draft, (fields, name) -> {
                        if (fields.get(name) instanceof ArrayNode list && !list.isEmpty()) {
                            JsonNode first = list.get(0);
                            for (int n = 0; n < 400; n++) {
                                list.add(first);
                            }
                        }
                    })),
            ofBody(
                    "a field names another store's thing",
                    draft -> edit(
                            draft, (fields, name) -> draft.others.object(name).ifPresent(id -> fields.put(name, id)))));

    private static final List<Mutation> OF_JSON = Stream.of(
                    wholly("empty", text -> ""),
                    wholly("blank", text -> " \r\n\t "),
                    wholly("null", text -> "null"),
                    wholly("a list", text -> "[" + text + "]"),
                    wholly("a text", text -> "\"{}\""),
                    wholly("a number", text -> "1"),
                    wholly("cut off", text -> text.substring(0, text.length() / 2)),
                    wholly("without its end", text -> text.replaceFirst("}\\s*$", "")),
                    wholly("in single quotes", text -> text.replace('"', '\'')),
                    wholly("without colons", text -> text.replace(':', ' ')),
                    wholly("NaN", text -> "{\"a\": NaN}"),
                    wholly("with a comment", text -> "/* */" + text),
                    wholly("XML", text -> "<?xml version=\"1.0\"?><a/>"),
                    wholly("nested 30,000 deep", text -> "[".repeat(30_000)),
                    wholly("an object nested 10,000 deep", text -> "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)),
                    wholly("with a raw NUL", text -> text.replaceFirst("\\{", "{\0")),
                    wholly("with a raw line end in a text", text -> "{\"a\": \"b\nc\"}"))
            .map(Mutation::refused)
            .toList();

    private static final List<Mutation> OF_BYTES = List.of(
            wholly("followed by another", text -> text + text),
            wholly("followed by rubbish", text -> text + "}]"),
            wholly("after a BOM", text -> "\ufeff" + text),
            ofBody("the body is UTF-16", draft -> draft.body = draft.text().getBytes(StandardCharsets.UTF_16))
                    .refused(),
            ofBody("the body is UTF-32", draft -> draft.body = draft.text().getBytes(Charset.forName("UTF-32")))
                    .refused(),
            ofBody("a text is no UTF-8", draft -> insert(draft, (byte) 0xc3, (byte) 0x28)),
            ofBody("a text is overlong UTF-8", draft -> insert(draft, (byte) 0xc0, (byte) 0x80)),
            ofBody("a text has half a character", draft -> insert(draft, (byte) 0xed, (byte) 0xa0, (byte) 0x80)),
            ofBody(
                    "a byte is another",
                    draft -> draft.body[draft.random.nextInt(draft.body.length)] = (byte) draft.random.nextInt(256)),
            ofBody("the body is only bytes", draft -> draft.random.nextBytes(draft.body)),
            ofBody("the body is too large", draft -> draft.body(draft.text() + " ".repeat(more(draft))))
                    .refused());

    private static final List<Mutation> OF_TYPE = Stream.concat(
                    Stream.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "rubbish")
                            .map(type -> ofBody("the type is " + type, draft -> draft.only("Content-Type", type))
                                    .refused()),
                    Stream.of(
                            ofBody("there is no type", draft -> draft.without("Content-Type"))
                                    .refused(),
                            ofBody(
                                            "the type is multipart",
                                            draft -> draft.only("Content-Type", "multipart/form-data; boundary=x"))
                                    .refused(),
                            ofBody("there are two types", draft -> draft.header("Content-Type", "text/plain")),
                            ofBody("the type is empty", draft -> draft.only("Content-Type", ""))
                                    .refused(),
                            charset("utf-16"),
                            charset("iso-8859-1"),
                            charset("utf-7"),
                            charset("no-such"),
                            charset("\"; x=\""),
                            ofBody("it says gzip and is not", draft -> draft.header("Content-Encoding", "gzip")),
                            ofBody("it is gzip", draft -> {
                                        draft.header("Content-Encoding", "gzip");
                                        draft.body = zipped(draft.body);
                                    })
                                    .refused()))
            .toList();

    static final List<Mutation> ALL = Stream.of(OF_FIELDS, OF_SHAPE, OF_JSON, OF_BYTES, OF_TYPE)
            .flatMap(List::stream)
            .toList();

    private BodyMutations() {}

    private interface Edit {
        void at(ObjectNode fields, String name);
    }

    /** Of an object somewhere in it, one field. */
    private static void edit(Draft draft, Edit edit) {
        JsonNode whole = draft.json();
        List<ObjectNode> objects = new ArrayList<>();
        collect(whole, objects);
        if (!objects.isEmpty()) {
            ObjectNode object = objects.get(draft.random.nextInt(objects.size()));
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            edit.at(object, names.get(draft.random.nextInt(names.size())));
            draft.body(whole.toString());
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node != null) {
            if (node instanceof ObjectNode object && !object.isEmpty()) {
                objects.add(object);
            }
            node.forEach(child -> collect(child, objects));
        }
    }

    private static void drop(ObjectNode fields, String name) {
        fields.remove(name);
    }

    /** By text, as not everything that can be sent can be a tree. */
    private static void replaceField(Draft draft, String value) {
        String place = "@@here@@";
        edit(draft, (fields, name) -> fields.put(name, place));
        draft.body(draft.text().replace("\"" + place + "\"", value));
    }

    private static int more(Draft draft) {
        return draft.operation.written().get("x-body-limit") instanceof Integer most ? most : 70_000;
    }

    private static void insert(Draft draft, byte... bytes) {
        int at = draft.text().indexOf("\":\"");
        if (at < 0) {
            draft.body("{\"reason\":\"x\"}");
            at = draft.text().indexOf("\":\"");
        }
        int where = draft.text().substring(0, at).getBytes(StandardCharsets.UTF_8).length + 3;
        byte[] whole = new byte[draft.body.length + bytes.length];
        System.arraycopy(draft.body, 0, whole, 0, where);
        System.arraycopy(bytes, 0, whole, where, bytes.length);
        System.arraycopy(draft.body, where, whole, where + bytes.length, draft.body.length - where);
        draft.body = whole;
    }

    private static Mutation wholly(String what, UnaryOperator<String> text) {
        return ofBody("the body is " + what, draft -> draft.body(text.apply(draft.text())));
    }

    private static Mutation charset(String name) {
        return ofBody(
                "the charset is " + name, draft -> draft.only("Content-Type", "application/json; charset=" + name));
    }

    private static byte[] zipped(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
