package io.tablesaga.books.web;

import io.tablesaga.books.Books;
import io.tablesaga.payment.PaymentGateway;
import io.tablesaga.payment.UnknownOutcome;
import io.tablesaga.shared.web.Problems;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For operators and integrators: do the books balance? */
@RestController
public class BooksController {

    private static final Duration LOOK_BACK = Duration.ofDays(365);

    private final Books books;
    private final PaymentGateway provider;
    private final Clock clock;

    public BooksController(Books books, PaymentGateway provider, Clock clock) {
        this.books = books;
        this.provider = provider;
        this.clock = clock;
    }

    record BooksView(boolean balanced, Instant at, List<Books.Violation> violations, Map<String, Long> onTheWay) {}

    @GetMapping("/api/books")
    BooksView books() {
        Instant now = clock.instant();
        Books.Report report = books.check(provider.transactions(now.minus(LOOK_BACK), now.plusSeconds(60)));
        return new BooksView(report.balanced(), report.at(), report.violations(), report.onTheWay());
    }

    @ExceptionHandler(UnknownOutcome.class)
    ResponseEntity<Object> providerAway(UnknownOutcome away) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .header(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .body(Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "provider-unavailable",
                        "The payment provider does not answer; try again shortly."));
    }
}
