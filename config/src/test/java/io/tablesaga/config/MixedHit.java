package io.tablesaga.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One fault of the campaign, as it was drawn.
 *
 * @param after how long the product has worked since the last one, in milliseconds
 * @param lasts where something is away or broken for a while, in milliseconds
 * @param times how often it comes
 */
record MixedHit(Kind kind, MixedServers.Server server, long after, long lasts, int times) {

    enum Kind {
        PROCESS("the product's process is killed"),
        EVERYTHING("the product, PostgreSQL, the brokers and the provider are killed at once"),
        RECOVERY("the product is killed, and up to three times again while it starts and recovers"),
        BACKEND("a connection's PostgreSQL process is ended between two steps of a transaction"),
        DATABASE("PostgreSQL is stopped hard, and started again"),
        ROLLED_BACK("the brokers are killed, and come back with their data folders of five seconds ago"),
        DELAY("the network to a server takes its time"),
        HALF_OPEN("a server forgets its connections, and the product is not told"),
        RESET("all connections to a server are reset");

        final String words;

        Kind(String words) {
            this.words = words;
        }

        boolean ofNetwork() {
            return this == DELAY || this == HALF_OPEN || this == RESET;
        }
    }

    /** Each kind comes once before one comes again. The same seed draws the same. */
    static List<MixedHit> drawn(long seed, int many) {
        Random dice = new Random(seed);
        List<MixedHit> hits = new ArrayList<>();
        while (hits.size() < many) {
            List<Kind> round = new ArrayList<>(List.of(Kind.values()));
            Collections.shuffle(round, dice);
            for (Kind kind : round) {
                hits.add(new MixedHit(
                        kind,
                        MixedServers.Server.values()[dice.nextInt(MixedServers.Server.values().length)],
                        100 + dice.nextInt(1_400),
                        200 + dice.nextInt(2_300),
                        1 + dice.nextInt(3)));
            }
        }
        return hits.subList(0, many);
    }

    String text() {
        return switch (kind) {
            case DELAY, HALF_OPEN, RESET -> "%s of %s for %d ms".formatted(kind, server, lasts);
            case DATABASE -> "%s for %d ms".formatted(kind, lasts);
            case RECOVERY, BACKEND -> "%s, %d times".formatted(kind, times);
            default -> kind.name();
        };
    }
}
