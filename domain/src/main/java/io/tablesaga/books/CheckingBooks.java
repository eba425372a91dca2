package io.tablesaga.books;

import io.tablesaga.books.Books.Report;
import io.tablesaga.books.Checks.Check;
import io.tablesaga.payment.PaymentGateway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The books are checked when somebody asks, and by schedule: by one node, and the more seldom the longer it takes. */
public final class CheckingBooks {

    private static final Duration ASKED = Duration.ofDays(365);
    /** The provider's clock may be behind ours. */
    private static final Duration MARGIN = Duration.ofHours(1);
    /** Of the time, one part in so many may go into checking. */
    private static final int PACE = 100;

    private final Books books;
    private final Checks checks;
    private final PaymentGateway provider;
    private final Schedule schedule;
    private final String node;
    private final Clock clock;

    public CheckingBooks(
            Books books, Checks checks, PaymentGateway provider, Schedule schedule, String node, Clock clock) {
        this.books = books;
        this.checks = checks;
        this.provider = provider;
        this.schedule = schedule;
        this.node = node;
        this.clock = clock;
    }

    /** @param lookBack how much of the provider's own list is compared; it is asked for each payment given back in that time */
    public record Schedule(Duration every, Duration lookBack) {

        /** How long nobody checks after one that took so long. */
        Duration rest(Duration took) {
            Duration paced = took.multipliedBy(PACE);
            return paced.compareTo(every) > 0 ? paced : every;
        }
    }

    /** @param before the check before this one */
    public record Checked(Report report, Check before) {}

    /** @throws io.tablesaga.payment.UnknownOutcome when the provider does not tell */
    public Checked asked() {
        return check(ASKED);
    }

    /** Nothing when it is not time yet, or another node's turn. */
    public Optional<Checked> due() {
        return checks.begin(schedule.every()) ? Optional.of(check(schedule.lookBack())) : Optional.empty();
    }

    private Checked check(Duration lookBack) {
        Instant begun = clock.instant();
        Instant since = begun.minus(lookBack);
        Report report = books.check(provider.transactions(since.minus(MARGIN), begun.plusSeconds(60)), since);
        Check before = checks.last();
        checks.ended(
                new Check(report.at(), Optional.of(node), report.violations().size()),
                schedule.rest(Duration.between(begun, clock.instant())));
        return new Checked(report, before);
    }
}
