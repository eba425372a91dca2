package io.tablesaga.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Several guests at once, each with a phone. Who hears nothing tries again, or leaves it. */
final class MixedGuests implements AutoCloseable {

    private static final int MANY = 6;

    private final MixedNode node;
    private final Witness witness;
    private final List<String> phones = new ArrayList<>();
    private final ScheduledExecutorService at = Executors.newScheduledThreadPool(MANY);
    private final List<ScheduledFuture<?>> ordering = new ArrayList<>();
    private final ReentrantReadWriteLock house = new ReentrantReadWriteLock();
    private final AtomicLong lastServed = new AtomicLong(Long.MIN_VALUE);
    private volatile boolean resting;

    MixedGuests(MixedNode node, Witness witness, MixedStaff staff) {
        this.node = node;
        this.witness = witness;
        for (int guest = 0; guest < MANY; guest++) {
            phones.add(staff.phone());
        }
    }

    void order(long seed) {
        for (int n = 0; n < MANY; n++) {
            Guest guest = new Guest(new Random(seed + n));
            ordering.add(at.scheduleWithFixedDelay(guest, 100L * n, 150, TimeUnit.MILLISECONDS));
        }
    }

    /** They go on meanwhile. */
    void goOn(long millis) throws InterruptedException {
        if (at.awaitTermination(millis, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the guests have left");
        }
        for (ScheduledFuture<?> guest : ordering) {
            if (guest.isDone()) {
                try {
                    guest.get();
                } catch (ExecutionException e) {
                    throw new IllegalStateException("a guest broke down", e);
                }
            }
        }
    }

    /** Whoever has asked hears to the end; nobody asks for more. */
    void rest() {
        resting = true;
        house.writeLock().lock();
    }

    void comeBack() {
        resting = false;
        house.writeLock().unlock();
    }

    /** @return whether somebody has paid who asked later than that, by {@link System#nanoTime} */
    boolean servedSince(long nanos) {
        return lastServed.get() > nanos;
    }

    /** @return null when nothing was heard */
    Answer place(MixedStory story, String key) {
        long asked = System.nanoTime();
        Answer answer = ask(story, key, "order", "/api/orders", story.order());
        if (answer != null && answer.status() == 201) {
            lastServed.accumulateAndGet(asked, Math::max);
        }
        return answer;
    }

    Answer cancel(MixedStory story, String key, String order) {
        return ask(story, key, "cancel", "/api/orders/" + order + "/cancellations", "{}");
    }

    private Answer confirm(MixedStory story, String key, Returned back) {
        String body = "{\"attemptToken\": \"%s\", \"paymentKey\": \"%s\", \"amount\": %d}"
                .formatted(back.attemptToken(), back.paymentKey(), back.amount());
        return ask(story, key, "confirm", "/api/payments/confirm", body);
    }

    private Answer ask(MixedStory story, String key, String door, String path, String body) {
        Answer answer;
        try {
            String phone = phones.get(Math.floorMod(key.hashCode(), MANY));
            answer = Product.send(HttpRequest.newBuilder(URI.create(node.base() + path))
                    .timeout(Duration.ofSeconds(8))
                    .header("Authorization", "Bearer " + phone)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofString(body)));
        } catch (UncheckedIOException e) {
            return null;
        }
        String id = answer.status() == 201 || answer.status() == 202 ? orderIn(answer.json(), door) : "";
        witness.write(story, key, door, answer.status(), id);
        return answer;
    }

    private static String orderIn(JsonNode answer, String door) {
        return door.equals("cancel") ? "" : answer.path("id").asText();
    }

    @Override
    public void close() throws InterruptedException {
        at.shutdownNow();
        at.awaitTermination(30, TimeUnit.SECONDS);
    }

    private final class Guest implements Runnable {

        private final Random dice;
        private final Deque<Runnable> unanswered = new ArrayDeque<>();
        private int pauses;

        Guest(Random dice) {
            this.dice = dice;
        }

        @Override
        public void run() {
            if (pauses-- > 0 || resting || !house.readLock().tryLock()) {
                return;
            }
            try {
                Runnable next = unanswered.poll();
                if (next == null) {
                    MixedStory story = MixedStory.values()[dice.nextInt(MixedStory.values().length)];
                    String key = new UUID(dice.nextLong(), dice.nextLong()).toString();
                    witness.write(story, key, "order", 0, "");
                    next = () -> tell(story, key);
                }
                next.run();
            } finally {
                house.readLock().unlock();
            }
        }

        private void tell(MixedStory story, String key) {
            Answer placed = place(story, key);
            if (nothing(placed)) {
                perhapsAgain(() -> tell(story, key));
            } else if (story == MixedStory.CHECKOUT
                    && placed.json().path("checkout").has("url")) {
                pay(story, key, placed.json().path("checkout"));
            } else if (story == MixedStory.CANCEL && placed.status() == 201) {
                String order = placed.json().path("id").asText();
                witness.write(story, key, "cancel", 0, order);
                takeBack(story, key, order);
            }
        }

        private void pay(MixedStory story, String key, JsonNode checkout) {
            try {
                comeBack(story, key, GuestAtCheckout.pressed(checkout, "pay"));
            } catch (UncheckedIOException | AssertionError e) {
                // The provider is away: so is its page.
            }
        }

        private void comeBack(MixedStory story, String key, Returned back) {
            if (nothing(confirm(story, key, back))) {
                perhapsAgain(() -> comeBack(story, key, back));
            }
        }

        private void takeBack(MixedStory story, String key, String order) {
            if (nothing(cancel(story, key, order))) {
                perhapsAgain(() -> takeBack(story, key, order));
            }
        }

        private void perhapsAgain(Runnable again) {
            pauses = 2 + dice.nextInt(10);
            if (dice.nextInt(4) > 0) {
                unanswered.add(again);
            }
        }

        private static boolean nothing(Answer answer) {
            return answer == null || answer.status() >= 500;
        }
    }
}
