package io.tablesaga.books.web;

import io.tablesaga.books.Books.Report;
import io.tablesaga.books.Books.Violation;
import io.tablesaga.books.CheckingBooks;
import io.tablesaga.books.CheckingBooks.Checked;
import io.tablesaga.books.Checks.Check;
import io.tablesaga.payment.UnknownOutcome;
import io.tablesaga.shared.web.Problems;
import io.tablesaga.shared.web.WebProblems;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For operators and integrators: do the books balance? */
@RestController
public class BooksController {

    private final CheckingBooks checking;

    public BooksController(CheckingBooks checking) {
        this.checking = checking;
    }

    record BooksView(
            boolean balanced, Instant at, List<Violation> violations, Map<String, Long> onTheWay, CheckView before) {}

    record CheckView(Instant at, String node, long violations) {}

    @GetMapping("/api/books")
    BooksView books() {
        Checked checked = checking.asked();
        Report report = checked.report();
        return new BooksView(
                report.balanced(), report.at(), report.violations(), report.onTheWay(), view(checked.before()));
    }

    private static CheckView view(Check check) {
        return new CheckView(check.at(), check.node().orElse(null), check.violations());
    }

    @ExceptionHandler(UnknownOutcome.class)
    ResponseEntity<Object> providerAway(UnknownOutcome away) {
        return WebProblems.answer(Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "provider-unavailable",
                "The payment provider does not answer; try again shortly."));
    }
}
