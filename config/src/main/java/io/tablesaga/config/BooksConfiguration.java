package io.tablesaga.config;

import io.tablesaga.books.CheckingBooks;
import io.tablesaga.books.CheckingBooks.Schedule;
import io.tablesaga.books.persistence.JdbcBooks;
import io.tablesaga.books.persistence.JdbcChecks;
import io.tablesaga.books.routes.CheckRoutes;
import io.tablesaga.books.web.BooksController;
import io.tablesaga.payment.PaymentGateway;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who checks the books, when, and who hears of it. */
@Configuration(proxyBeanMethods = false)
class BooksConfiguration {

    @Bean
    WatchedChecks checks(DataSource dataSource, Clock clock) {
        return new WatchedChecks(new JdbcChecks(dataSource), clock);
    }

    @Bean
    CheckingBooks checkingBooks(
            DataSource dataSource, WatchedChecks checks, PaymentGateway provider, Settings settings, Clock clock) {
        Settings.Books books = settings.books();
        return new CheckingBooks(
                new JdbcBooks(dataSource, books.ageLimit()),
                checks,
                provider,
                new Schedule(books.every(), books.lookBack()),
                settings.node(),
                clock);
    }

    @Bean
    CheckRoutes checkRoutes(CheckingBooks checking) {
        return new CheckRoutes(checking);
    }

    @Bean
    BooksController booksController(CheckingBooks checking) {
        return new BooksController(checking);
    }
}
