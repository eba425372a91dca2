package io.tablesaga.shared.routes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Lets whoever reads again be told that nothing has changed (RFC 9110, 13.1.2): the tag is what the answer hashes to. */
public final class EntityTag {

    private static final String ASKED = "entityTagAsked";
    private static final int BYTES = 16;

    private EntityTag() {}

    /** Before the request's headers are dropped. */
    public static void asked(Exchange exchange) {
        exchange.setVariable(ASKED, exchange.getMessage().getHeader("If-None-Match", "", String.class));
    }

    /** After {@link Reply#write}. Only the reader themselves may keep it, and has to ask each time. */
    public static void answer(Exchange exchange) {
        Message message = exchange.getMessage();
        if (message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class) != 200) {
            return;
        }
        String tag = '"' + hash(message.getBody(String.class)) + '"';
        message.setHeader("ETag", tag);
        message.setHeader("Cache-Control", "private, no-cache");
        message.setHeader("Vary", "Accept-Language, Authorization");
        List<String> asked = List.of(exchange.getVariable(ASKED, String.class).split("\\s*,\\s*"));
        // Weak or not, it is the same answer.
        if (asked.contains(tag) || asked.contains("W/" + tag)) {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, 304);
            // Without a content type Camel would name all that the contract lists, which is none.
            message.setBody(null);
        }
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
