package io.tablesaga.floor.web;

import io.tablesaga.floor.VisitListeners;
import io.tablesaga.floor.VisitNews;
import io.tablesaga.floor.Visits;
import io.tablesaga.shared.VisitId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Phones that listen at this node, each for a while: then they come back, and are asked again who they are. What was not
 * heard of is found by the beat, which looks at how things are.
 */
public final class VisitStreams implements VisitListeners, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VisitStreams.class);

    /**
     * @param perVisit so many may listen to one visit
     * @param inAll so many at this node
     * @param beat between two looks
     * @param life of one stream
     */
    public record Limits(int perVisit, int inAll, Duration beat, Duration life) {}

    private final Visits visits;
    private final List<VisitNews> news;
    private final Limits limits;
    private final Map<VisitId, Set<VisitStream>> listening = new ConcurrentHashMap<>();
    private final Set<VisitId> toTell = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "visit-streams");
        thread.setDaemon(true);
        return thread;
    });
    private int open;
    private boolean closed;

    public VisitStreams(Visits visits, List<VisitNews> news, Limits limits) {
        this.visits = visits;
        this.news = List.copyOf(news);
        this.limits = limits;
        long beat = limits.beat().toMillis();
        teller.scheduleWithFixedDelay(() -> listening.keySet().forEach(this::beat), beat, beat, TimeUnit.MILLISECONDS);
    }

    /** How everything is now. */
    Map<String, String> now(VisitId visit) {
        Map<String, String> now = new LinkedHashMap<>();
        news.forEach(each -> now.put(each.event(), each.now(visit)));
        return now;
    }

    /** @return empty when too many listen already, or the product stops */
    Optional<SseEmitter> listen(VisitId visit) {
        SseEmitter phone = new SseEmitter(limits.life().toMillis());
        VisitStream stream = new VisitStream(phone);
        if (!enter(visit, stream)) {
            return Optional.empty();
        }
        phone.onCompletion(() -> leave(visit, stream));
        phone.onTimeout(stream::end);
        // By the teller, so that it cannot be told something older afterwards.
        changed(visit);
        return Optional.of(phone);
    }

    private synchronized boolean enter(VisitId visit, VisitStream stream) {
        Set<VisitStream> others = listening.getOrDefault(visit, Set.of());
        if (closed || open >= limits.inAll() || others.size() >= limits.perVisit()) {
            return false;
        }
        open++;
        listening.computeIfAbsent(visit, id -> ConcurrentHashMap.newKeySet()).add(stream);
        return true;
    }

    private synchronized void leave(VisitId visit, VisitStream stream) {
        Set<VisitStream> streams = listening.get(visit);
        if (streams != null && streams.remove(stream)) {
            open--;
            if (streams.isEmpty()) {
                listening.remove(visit);
            }
        }
    }

    @Override
    public void changed(VisitId visit) {
        // However many changes there are meanwhile, one look finds them.
        if (listening.containsKey(visit) && toTell.add(visit)) {
            teller.execute(() -> {
                toTell.remove(visit);
                tell(visit);
            });
        }
    }

    private void tell(VisitId visit) {
        Set<VisitStream> streams = listening.getOrDefault(visit, Set.of());
        if (!streams.isEmpty()) {
            look(visit, () -> now(visit).forEach((event, now) -> streams.forEach(stream -> stream.say(event, now))));
        }
    }

    private void beat(VisitId visit) {
        Set<VisitStream> streams = listening.getOrDefault(visit, Set.of());
        look(visit, () -> {
            if (visits.runs(visit)) {
                tell(visit);
                streams.forEach(VisitStream::beat);
            } else {
                streams.forEach(VisitStream::end);
            }
        });
    }

    /** While the database is away the streams stay, and the next beat looks again. */
    private static void look(VisitId visit, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("Visit {} could not be looked at for those who listen: {}", visit, e.toString());
        }
    }

    /** Before the product waits for whoever is inside. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        teller.shutdownNow();
        listening.values().forEach(streams -> streams.forEach(VisitStream::end));
    }
}
