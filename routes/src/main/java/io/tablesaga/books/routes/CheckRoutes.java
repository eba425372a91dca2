package io.tablesaga.books.routes;

import io.tablesaga.books.Books.Violation;
import io.tablesaga.books.CheckingBooks;
import io.tablesaga.books.CheckingBooks.Checked;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every node looks whether it is time to check the books; one of them does. */
public final class CheckRoutes extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(CheckRoutes.class);
    private static final int MOST_TOLD = 20;

    private final CheckingBooks checking;

    public CheckRoutes(CheckingBooks checking) {
        this.checking = checking;
    }

    @Override
    public void configure() {
        from("{{books.check}}")
                .routeId("books-check-due")
                .group("books")
                .description("When it is time one node checks the books, and tells what does not agree")
                .routeConfigurationId("inner")
                .doTry()
                .process(exchange -> exchange.getMessage().setBody(checking.due()))
                .process(CheckRoutes::alarm)
                .doCatch(Exception.class)
                .to("log:io.tablesaga.books?level=WARN&showCaughtException=true&showBody=false&showHeaders=false")
                .end();
    }

    private static void alarm(Exchange exchange) {
        Optional<?> checked = exchange.getMessage().getBody(Optional.class);
        List<Violation> violations = checked.map(Checked.class::cast)
                .map(check -> check.report().violations())
                .orElse(List.of());
        violations.stream()
                .limit(MOST_TOLD)
                .forEach(broken -> LOG.error(
                        "The books do not balance ({} in all): {} {}: {}",
                        violations.size(),
                        broken.rule(),
                        broken.subject(),
                        broken.detail()));
    }
}
