package io.tablesaga.config;

import static io.tablesaga.config.SharedCart.ids;
import static io.tablesaga.config.SharedCart.line;
import static io.tablesaga.config.SharedCart.wish;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.LosingPhone.Heard;
import io.tablesaga.config.Product.Wired;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;

/** One cart, edited by five phones at the same time, each with connections that get lost. */
class FivePhonesTest {

    private static final int PHONES = 5;
    private static final int EDITS = 10;

    /**
     * The version of the item that the guest saw is free to choose, so each edit has one of its own: it tells what was
     * written over what.
     *
     * @param base the edit that was seen when this one was made; 0 for a new line
     */
    private record Edit(int id, String line, int base, int quantity, Heard heard) {}

    private record Removal(String line, Heard heard) {}

    private final RuledStore store = RuledStore.open(Wired.DIRECT);
    private final SharedCart cart = new SharedCart(store.product());
    private final String dish = store.store().dish(100);
    private final AtomicInteger edits = new AtomicInteger(1);
    private final Queue<Edit> edited = new ConcurrentLinkedQueue<>();
    private final Queue<Removal> removed = new ConcurrentLinkedQueue<>();

    @RepeatedTest(3)
    void a_cart_edited_by_five_phones_with_lost_connections_is_right_each_time() throws Exception {
        store.rule(dish, "price = 1000");
        long seed = new Random().nextLong();
        System.out.println("five phones: seed " + seed);
        List<String> phones = new ArrayList<>();
        for (int i = 0; i < PHONES; i++) {
            phones.add(store.phone());
        }
        ExecutorService pool = Executors.newFixedThreadPool(PHONES);
        try {
            List<Callable<Void>> guests = new ArrayList<>();
            for (int i = 0; i < PHONES; i++) {
                Random chance = new Random(seed + i);
                String phone = phones.get(i);
                guests.add(() -> {
                    edit(phone, chance);
                    return null;
                });
            }
            for (Future<Void> guest : pool.invokeAll(guests)) {
                guest.get();
            }
        } finally {
            pool.shutdownNow();
        }

        JsonNode last = cart.seen(phones.get(0));
        for (String phone : phones) {
            assertThat(ids(cart.seen(phone))).isEqualTo(ids(last));
        }
        assertThat(ids(last)).doesNotHaveDuplicates();
        Set<String> lines = edited.stream().map(Edit::line).collect(Collectors.toSet());
        assertThat(lines).containsAll(ids(last));
        for (String line : lines) {
            if (ids(last).contains(line)) {
                stands(line(last, line));
            } else {
                assertThat(removed)
                        .as("somebody has taken out " + line)
                        .anyMatch(removal ->
                                removal.line().equals(line) && !removal.heard().surelyRefused());
            }
        }
        // Each change counts once, however often it was sent.
        long done = edited.stream().filter(edit -> edit.heard().done()).count();
        long perhaps = edited.stream()
                .filter(edit -> !edit.heard().done() && !edit.heard().surelyRefused())
                .count();
        long gone = lines.stream().filter(line -> !ids(last).contains(line)).count();
        assertThat(last.path("version").asLong()).isBetween(done + gone, done + perhaps + gone);
        ordered(phones.get(0), last, new Random(seed));
    }

    private void edit(String token, Random chance) {
        LosingPhone phone = new LosingPhone(store.product(), token, chance);
        for (int i = 0; i < EDITS; i++) {
            JsonNode seen = cart.seen(token);
            int lines = seen.path("lines").size();
            if (lines == 0 || chance.nextInt(4) == 0) {
                put(phone, UUID.randomUUID().toString(), 0, 0, 1 + chance.nextInt(3));
            } else {
                JsonNode line = seen.path("lines").get(chance.nextInt(lines));
                String id = line.path("id").asText();
                if (chance.nextInt(5) == 0) {
                    String path = "/api/cart/lines/" + id + "?version=" + line.path("version");
                    removed.add(new Removal(id, phone.send("DELETE", path, "", "")));
                } else {
                    put(
                            phone,
                            id,
                            line.path("version").asInt(),
                            line.path("itemVersion").asInt(),
                            1 + chance.nextInt(3));
                }
            }
        }
    }

    private void put(LosingPhone phone, String line, int version, int base, int quantity) {
        int edit = edits.incrementAndGet();
        Heard heard = phone.send(
                "PUT",
                "/api/cart/lines/" + line,
                "",
                wish(dish, quantity, "\"itemVersion\": %d, \"version\": %d".formatted(edit, version)));
        assertThat(heard.status()).as(heard.json().toString()).isIn(200, 409);
        edited.add(new Edit(edit, line, base, quantity, heard));
    }

    /** From what it is now, edit by edit, back to when it was put in: all that somebody was told is done is there. */
    private void stands(JsonNode line) {
        String id = line.path("id").asText();
        Map<Integer, Edit> ofLine = edited.stream()
                .filter(edit -> edit.line().equals(id))
                .collect(Collectors.toMap(Edit::id, Function.identity()));
        Set<Integer> history = new HashSet<>();
        int at = line.path("itemVersion").asInt();
        assertThat(ofLine.get(at).quantity()).isEqualTo(line.path("quantity").asInt());
        while (at != 0) {
            Edit edit = ofLine.get(at);
            assertThat(edit.heard().surelyRefused())
                    .as("an edit that was refused is there")
                    .isFalse();
            history.add(at);
            at = edit.base();
        }
        assertThat(history)
                .containsAll(ofLine.values().stream()
                        .filter(edit -> edit.heard().done())
                        .map(Edit::id)
                        .toList());
        assertThat(removed)
                .noneMatch(
                        removal -> removal.line().equals(id) && removal.heard().done());
    }

    /** What is left they agree to, and order over a connection that is no better. */
    private void ordered(String token, JsonNode last, Random chance) {
        int portions = 0;
        for (JsonNode line : last.path("lines")) {
            portions += line.path("quantity").asInt();
            cart.put(
                    token,
                    line.path("id").asText(),
                    wish(dish, line.path("quantity").asInt(), line));
        }
        Heard paid = new LosingPhone(store.product(), token, chance)
                .send(
                        "POST",
                        "/api/orders",
                        "Idempotency-Key: " + OrderStoriesTest.key() + "\r\n",
                        "{%s, \"cart\": {\"version\": %s, \"of\": \"all\"}}"
                                .formatted(RuledStore.TOKEN, cart.seen(token).path("version")));
        if (portions == 0) {
            assertThat(paid.status()).isEqualTo(409);
        } else {
            assertThat(paid.status()).as(paid.json().toString()).isIn(201, 202);
            assertThat(paid.json().at("/total/amount").asInt()).isEqualTo(portions * 1_000);
        }
        assertThat(cart.seen(token).path("lines")).isEmpty();
        assertThat(store.available(dish)).isEqualTo(100 - portions);
        BooksBalance.in(store.product());
    }
}
