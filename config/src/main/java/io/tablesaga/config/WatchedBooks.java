package io.tablesaga.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tablesaga.books.Books;
import io.tablesaga.payment.PaymentGateway;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The books, remembering what the last check has found. */
final class WatchedBooks implements Books, MeterBinder {

    private final Books books;
    private final Clock clock;
    private volatile Report last;

    WatchedBooks(Books books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    @Override
    public Report check(List<PaymentGateway.Transaction> provider) {
        last = books.check(provider);
        return last;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge("tablesaga.books.violations", report -> report.violations().size())
                .description(
                        "Promises of the books that the last check at this node found broken; NaN before the first")
                .register(meters);
        gauge(
                        "tablesaga.books.age",
                        report -> Duration.between(report.at(), clock.instant()).toMillis() / 1000.0)
                .description("Since when this node has not checked the books; NaN before its first check")
                .baseUnit("seconds")
                .register(meters);
    }

    private Gauge.Builder<WatchedBooks> gauge(String name, ToDoubleFunction<Report> value) {
        return Gauge.builder(name, this, books -> books.last == null ? Double.NaN : value.applyAsDouble(books.last));
    }
}
