package io.tablesaga.evening;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/** Somebody listens to a stream of the product's, and comes back when it ends, until they go. No thread waits for it. */
final class Feed {

    /** What is heard, by one thread at a time. */
    interface Listener {

        void heard(String event, String data);

        /** @return whether to come back after such an answer */
        default boolean refused(int status) {
            return status >= 429;
        }
    }

    private static final long COME_BACK_MILLIS = 200;
    private static final long TOO_MANY_MILLIS = 2_000;

    private final Doors doors;
    private final EveningClock clock;
    private final Supplier<HttpRequest.Builder> asks;
    private final Listener listener;
    private Reading reading;
    private boolean away = true;

    /** @param asks says each time anew what was heard last, and who asks */
    Feed(Doors doors, EveningClock clock, Supplier<HttpRequest.Builder> asks, Listener listener) {
        this.doors = doors;
        this.clock = clock;
        this.asks = asks;
        this.listener = listener;
    }

    synchronized void listen() {
        away = false;
        open();
    }

    /** The line is cut at once; nothing more is heard. */
    synchronized void leave() {
        away = true;
        if (reading != null) {
            reading.stop();
            reading = null;
        }
    }

    private synchronized void open() {
        if (away) {
            return;
        }
        Reading mine = new Reading();
        reading = mine;
        HttpRequest request = asks.get().header("Accept", "text/event-stream").build();
        doors.http()
                .sendAsync(
                        request,
                        info -> info.statusCode() == 200
                                ? BodySubscribers.fromLineSubscriber(mine, done -> null, StandardCharsets.UTF_8, null)
                                : BodySubscribers.replacing(null))
                .whenComplete((answer, lost) -> over(mine, answer));
    }

    private synchronized void over(Reading mine, HttpResponse<?> answer) {
        if (away || mine != reading) {
            return;
        }
        if (answer == null || answer.statusCode() == 200) {
            clock.afterMillis(COME_BACK_MILLIS, this::open);
        } else if (listener.refused(answer.statusCode())) {
            clock.afterMillis(TOO_MANY_MILLIS, this::open);
        }
    }

    private synchronized void heard(Reading mine, String event, String data) {
        if (!away && mine == reading) {
            listener.heard(event, data);
        }
    }

    /** One connection, as long as it lasts. */
    private final class Reading implements Flow.Subscriber<String> {

        private Flow.Subscription line;
        private boolean stopped;
        private String event = "";

        @Override
        public synchronized void onSubscribe(Flow.Subscription subscription) {
            line = subscription;
            if (stopped) {
                line.cancel();
            } else {
                line.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(String said) {
            if (said.startsWith("event:")) {
                event = said.substring("event:".length()).trim();
            } else if (said.startsWith("data:")) {
                heard(this, event, said.substring("data:".length()));
            }
        }

        @Override
        public void onError(Throwable lost) {
            // Who waits for the answer is told of it, too.
        }

        @Override
        public void onComplete() {
            // As above.
        }

        synchronized void stop() {
            stopped = true;
            if (line != null) {
                line.cancel();
            }
        }
    }
}
