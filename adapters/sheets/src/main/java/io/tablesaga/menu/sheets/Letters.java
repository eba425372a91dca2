package io.tablesaga.menu.sheets;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A file's bytes as text: UTF-8, what Excel calls Unicode text, or what it writes in Korea when nobody chose otherwise. */
final class Letters {

    private static final char MARK = '\uFEFF';
    private static final Charset CP949 = Charset.forName("x-windows-949");

    private Letters() {}

    /** @return empty when it is none of them */
    static Optional<String> of(byte[] file) {
        return read(file, marked16(file) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                .or(() -> read(file, CP949))
                .map(text -> !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text);
    }

    private static boolean marked16(byte[] file) {
        return file.length >= 2
                && (file[0] == (byte) 0xFF && file[1] == (byte) 0xFE
                        || file[0] == (byte) 0xFE && file[1] == (byte) 0xFF);
    }

    private static Optional<String> read(byte[] file, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
