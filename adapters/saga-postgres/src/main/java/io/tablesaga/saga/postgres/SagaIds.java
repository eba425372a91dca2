package io.tablesaga.saga.postgres;

import java.security.SecureRandom;
import java.util.UUID;

/** UUIDs of version 7: open sagas lie together in the index. */
final class SagaIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private SagaIds() {}

    static UUID next() {
        long high = (System.currentTimeMillis() << 16) | 0x7000L | (RANDOM.nextInt() & 0x0FFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("«" + id + "» is not a saga id", e);
        }
    }
}
