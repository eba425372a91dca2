package io.tablesaga.books.web;

import io.tablesaga.books.Books;
import io.tablesaga.payment.PaymentGateway;
import io.tablesaga.payment.UnknownOutcome;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.SagaJournal;
import io.tablesaga.shared.web.NotFound;
import io.tablesaga.shared.web.Problems;
import io.tablesaga.shared.web.WebProblems;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** For operators: do the books balance, and what happened to one saga? */
@RestController
public class BooksController {

    private static final Duration LOOK_BACK = Duration.ofDays(365);

    private final Books books;
    private final PaymentGateway provider;
    private final SagaJournal journal;
    private final Clock clock;

    public BooksController(Books books, PaymentGateway provider, SagaJournal journal, Clock clock) {
        this.books = books;
        this.provider = provider;
        this.journal = journal;
        this.clock = clock;
    }

    record BooksView(boolean balanced, Instant at, List<Books.Violation> violations, Map<String, Long> onTheWay) {}

    record SagaView(
            UUID id, String state, Instant deadline, List<SagaJournal.Step> steps, List<SagaJournal.Entry> journal) {}

    @GetMapping("/api/books")
    BooksView books() {
        Instant now = clock.instant();
        Books.Report report = books.check(provider.transactions(now.minus(LOOK_BACK), now.plusSeconds(60)));
        return new BooksView(report.balanced(), report.at(), report.violations(), report.onTheWay());
    }

    @GetMapping("/api/sagas/{sagaId}")
    SagaView saga(@PathVariable("sagaId") UUID sagaId) {
        return journal.find(new SagaId(sagaId))
                .map(saga -> new SagaView(sagaId, saga.state(), saga.deadline(), saga.steps(), saga.journal()))
                .orElseThrow(() -> new NotFound("There is no such saga."));
    }

    @ExceptionHandler(UnknownOutcome.class)
    ResponseEntity<Object> providerAway(UnknownOutcome away) {
        return WebProblems.answer(Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "provider-unavailable",
                "The payment provider does not answer; try again shortly."));
    }
}
