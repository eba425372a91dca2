package io.tablesaga.menu.photos;

import io.tablesaga.menu.PictureRefusal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A file's bytes, read without ever passing its end. */
final class Bytes {

    private final byte[] all;

    Bytes(byte[] all) {
        this.all = all;
    }

    int size() {
        return all.length;
    }

    boolean begins(int at, int... values) {
        if (at + values.length > all.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if ((all[at + i] & 0xff) != values[i]) {
                return false;
            }
        }
        return true;
    }

    boolean says(int at, String ascii) {
        return begins(at, ascii.chars().toArray());
    }

    int u8(int at) throws Unusable {
        require(at, 1);
        return all[at] & 0xff;
    }

    int u16(int at) throws Unusable {
        return u8(at) << 8 | u8(at + 1);
    }

    int u16Little(int at) throws Unusable {
        return u8(at) | u8(at + 1) << 8;
    }

    int u24Little(int at) throws Unusable {
        return u16Little(at) | u8(at + 2) << 16;
    }

    long u32(int at) throws Unusable {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    long u32Little(int at) throws Unusable {
        return u16Little(at) | (long) u16Little(at + 2) << 16;
    }

    String ascii(int at, int length) throws Unusable {
        require(at, length);
        return new String(all, at, length, StandardCharsets.ISO_8859_1);
    }

    /** @throws Unusable when there are not so many any more: it was cut off */
    void require(int at, long length) throws Unusable {
        if (at < 0 || length < 0 || at + length > all.length) {
            throw new Unusable(PictureRefusal.BROKEN);
        }
    }

    void copy(int from, int to, ByteArrayOutputStream into) {
        into.write(all, from, to - from);
    }

    byte[] array() {
        return all;
    }
}
