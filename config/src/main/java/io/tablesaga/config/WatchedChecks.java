package io.tablesaga.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tablesaga.books.Checks;
import java.time.Clock;
import java.time.Duration;

/** Remembers the last check, whichever node made it: whoever reads a meter asks no database. */
final class WatchedChecks implements Checks, MeterBinder {

    private final Checks checks;
    private final Clock clock;
    private volatile Check last;

    WatchedChecks(Checks checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
        this.last = checks.last();
    }

    @Override
    public boolean begin(Duration every) {
        boolean ours = checks.begin(every);
        last();
        return ours;
    }

    @Override
    public void ended(Check check, Duration rest) {
        checks.ended(check, rest);
        last = check;
    }

    @Override
    public Check last() {
        last = checks.last();
        return last;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("tablesaga.books.violations", this, checks -> checks.last.violations())
                .description("Promises of the books that the last check found broken, whichever node made it")
                .register(meters);
        Gauge.builder(
                        "tablesaga.books.age",
                        this,
                        checks -> Duration.between(checks.last.at(), clock.instant())
                                        .toMillis()
                                / 1000.0)
                .description("Since when no node has checked the books, as far as this node knows")
                .baseUnit("seconds")
                .register(meters);
    }
}
