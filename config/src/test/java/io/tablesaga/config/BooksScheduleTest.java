package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Wired;
import java.util.List;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The product checks its books by itself, and whoever watches it sees what was found. */
class BooksScheduleTest {

    private final Product product = Product.running(Wired.DIRECT);
    private final UUID nobodysOrder = UUID.randomUUID();

    @AfterEach
    void the_broken_promise_is_gone() {
        product.jdbc().update("delete from ordering.once_claim where order_id = ?", nobodysOrder);
        BooksBalance.in(product);
    }

    @Test
    void when_it_is_time_a_broken_promise_is_found_without_anybody_asking() {
        BooksBalance.in(product);
        product.jdbc()
                .update(
                        """
                        insert into ordering.once_claim (visit_id, item_id, order_id)
                        values (gen_random_uuid(), gen_random_uuid(), ?)""",
                        nobodysOrder);
        look();
        assertThat(violations()).as("it is not time").isZero();
        due();
        look();
        assertThat(violations()).isEqualTo(1);
        assertThat(Scrape.of(product).sum("tablesaga_books_age_seconds")).isBetween(0.0, 60.0);
        product.jdbc().update("delete from ordering.once_claim where order_id = ?", nobodysOrder);
        due();
        look();
        assertThat(violations()).isZero();
    }

    @Test
    void what_another_node_has_found_is_told_here_as_well_and_to_who_asks() {
        product.jdbc()
                .update("update books.last_check set at = now(), node = 'elsewhere', violations = 7,"
                        + " due_at = now() + interval '1 hour'");
        look();
        assertThat(violations()).isEqualTo(7);
        JsonNode before = product.operator("/api/books").json().path("before");
        assertThat(before.path("node").asText()).isEqualTo("elsewhere");
        assertThat(before.path("violations").asInt()).isEqualTo(7);
        assertThat(violations()).as("the check that was asked for counts, too").isZero();
    }

    @Test
    void a_check_that_cannot_be_made_leaves_the_last_one_and_comes_again_with_the_next_turn() {
        List<?> before = note();
        try (Outage away = Outage.ofTable(product, "ordering", "once_claim")) {
            due();
            look();
        }
        assertThat(note()).isEqualTo(before);
        due();
        look();
        assertThat(note()).isNotEqualTo(before);
    }

    private List<?> note() {
        return product.jdbc().queryForList("select at, violations from books.last_check");
    }

    private void due() {
        product.jdbc().update("update books.last_check set due_at = now()");
    }

    private void look() {
        product.context().getBean(ProducerTemplate.class).sendBody("direct:books-check", null);
    }

    private double violations() {
        return Scrape.of(product).sum("tablesaga_books_violations");
    }
}
