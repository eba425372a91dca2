package io.tablesaga.config;

import io.tablesaga.accounts.persistence.DemoAccounts;
import io.tablesaga.evening.Evening;
import io.tablesaga.evening.EveningSettings;
import io.tablesaga.evening.Progress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * The evening that whoever tries the demo has played: one at a time, in this process, and by the public doors only. It stops
 * before anything else does when the product stops.
 */
@Component
@ConditionalOnProperty(name = "tablesaga.mode", havingValue = "demo")
class DemoEvening implements ApplicationListener<ContextClosedEvent>, Ordered {

    enum State {
        NONE,
        RUNNING,
        STOPPED,
        ENDED,
        /** It could not be played. */
        FAILED
    }

    /** @param pace simulated seconds in a real one; @param wrong what was not well in the end, each in a sentence */
    record Seen(State state, int pace, boolean faults, Progress progress, List<String> wrong) {}

    private static final Logger LOG = LoggerFactory.getLogger(DemoEvening.class);
    private static final int ORDERS = 60;
    private static final double MINUTES = 20;
    private static final long SEED = 7;
    private static final long PATIENCE_SECONDS = 10;

    private final Settings settings;
    private final DemoSettings demo;
    private State state = State.NONE;
    private EveningSettings played;
    private Evening evening;
    private Thread thread;
    private List<String> wrong = List.of();
    private volatile boolean closed;

    DemoEvening(Settings settings, DemoSettings demo) {
        this.settings = settings;
        this.demo = demo;
    }

    /** @return false when one is being played already */
    synchronized boolean begin(URI product, int pace, boolean faults) {
        if (closed || thread != null && thread.isAlive()) {
            return false;
        }
        played = new EveningSettings(
                product,
                DemoAccounts.PROGRAM,
                settings.demoPassword(),
                SEED,
                ORDERS,
                MINUTES,
                pace,
                faults,
                demo.token()
                        .map(token ->
                                new EveningSettings.Sandbox(settings.payment().url(), token)),
                Optional.empty());
        Evening one = new Evening(played);
        evening = one;
        wrong = List.of();
        state = State.RUNNING;
        thread = new Thread(() -> play(one), "demo evening");
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    private void play(Evening one) {
        try {
            over(State.ENDED, one.played().wrong());
        } catch (InterruptedException stopped) {
            over(State.STOPPED, List.of());
        } catch (RuntimeException failure) {
            LOG.warn("the evening could not be played", failure);
            over(State.FAILED, List.of(String.valueOf(failure.getMessage())));
        }
    }

    private synchronized void over(State how, List<String> sentences) {
        state = how;
        wrong = sentences;
    }

    /** It has stopped then, as a rule; stopping what is not played is nothing. */
    void interrupt() {
        Thread playing = playing();
        if (playing == null) {
            return;
        }
        playing.interrupt();
        try {
            playing.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Thread playing() {
        return thread;
    }

    synchronized Seen seen() {
        return evening == null
                ? new Seen(state, 0, false, null, wrong)
                : new Seen(state, (int) played.speed(), played.faults(), evening.progress(), wrong);
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent stops) {
        closed = true;
        interrupt();
    }

    /** Before {@link LastWordConfiguration.Closing}: while the doors are open nobody need be left at a table. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
