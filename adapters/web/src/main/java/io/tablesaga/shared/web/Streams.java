package io.tablesaga.shared.web;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Who listens at this node, each for a while: then they come back, and are asked again who they are. What was not heard of is
 * found by the beat, which looks at how things are.
 *
 * @param <K> names what they listen to
 * @param <S> one that listens
 */
public final class Streams<K, S extends Stream> {

    private static final int COME_BACK_SECONDS = 15;
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    /**
     * @param perOne so many may listen to one visit, or store
     * @param inAll so many at this node
     * @param beat between two looks
     * @param life of one stream
     */
    public record Limits(int perOne, int inAll, Duration beat, Duration life) {}

    private final Predicate<K> goesOn;
    private final BiConsumer<K, Set<S>> tell;
    private final Limits limits;
    private final Map<K, Set<S>> listening = new ConcurrentHashMap<>();
    private final Set<K> toTell = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService teller;
    private int open;
    private boolean closed;

    /**
     * @param name of its thread
     * @param goesOn whether there is still something to listen to
     * @param tell looks, and says what they have not heard; by one thread
     */
    public Streams(String name, Predicate<K> goesOn, BiConsumer<K, Set<S>> tell, Limits limits) {
        this.goesOn = goesOn;
        this.tell = tell;
        this.limits = limits;
        this.teller = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        long beat = limits.beat().toMillis();
        teller.scheduleWithFixedDelay(() -> listening.keySet().forEach(this::beat), beat, beat, TimeUnit.MILLISECONDS);
    }

    /** @throws Refused when too many listen already, or the product stops */
    public SseEmitter listen(K one, Function<SseEmitter, S> opened) {
        SseEmitter listener = new SseEmitter(limits.life().toMillis());
        S stream = opened.apply(listener);
        if (!enter(one, stream)) {
            throw tooMany();
        }
        listener.onCompletion(() -> leave(one, stream));
        listener.onTimeout(stream::end);
        // By the teller, so that it cannot be told something older afterwards; and that it is heard, should there be
        // nothing.
        teller.execute(() -> look(one, () -> {
            tell.accept(one, Set.of(stream));
            stream.beat();
        }));
        return listener;
    }

    private static Refused tooMany() {
        return new Refused(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-listen",
                "Too many listen already. Ask again without Accept: text/event-stream every few seconds.",
                COME_BACK_SECONDS);
    }

    private synchronized boolean enter(K one, S stream) {
        Set<S> others = listening.getOrDefault(one, Set.of());
        if (closed || open >= limits.inAll() || others.size() >= limits.perOne()) {
            return false;
        }
        open++;
        listening.computeIfAbsent(one, id -> ConcurrentHashMap.newKeySet()).add(stream);
        return true;
    }

    private synchronized void leave(K one, S stream) {
        Set<S> streams = listening.get(one);
        if (streams != null && streams.remove(stream)) {
            open--;
            if (streams.isEmpty()) {
                listening.remove(one);
            }
        }
    }

    /** However many changes there are meanwhile, one look finds them. */
    public void changed(K one) {
        if (listening.containsKey(one) && toTell.add(one)) {
            teller.execute(() -> {
                toTell.remove(one);
                look(one, () -> tell(one));
            });
        }
    }

    private void tell(K one) {
        Set<S> streams = listening.getOrDefault(one, Set.of());
        if (!streams.isEmpty()) {
            tell.accept(one, streams);
        }
    }

    private void beat(K one) {
        Set<S> streams = listening.getOrDefault(one, Set.of());
        look(one, () -> {
            if (goesOn.test(one)) {
                tell(one);
                streams.forEach(Stream::beat);
            } else {
                streams.forEach(Stream::end);
            }
        });
    }

    /** While the database is away the streams stay, and the next beat looks again. */
    private void look(K one, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be looked at for those who listen: {}", one, e.toString());
        }
    }

    /** Before the product waits for whoever is inside. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        teller.shutdownNow();
        listening.values().forEach(streams -> streams.forEach(Stream::end));
    }
}
