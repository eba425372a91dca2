package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** How every test that moves stock or money ends. */
final class BooksBalance {

    private BooksBalance() {}

    static void in(Product product) {
        await("books balance, with nothing on its way")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    var books = product.operator("/api/books").json();
                    assertThat(books.path("balanced").asBoolean())
                            .as(books.toString())
                            .isTrue();
                    assertThat(books.path("onTheWay").isEmpty())
                            .as(books.toString())
                            .isTrue();
                });
    }
}
