package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Answer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection to the database ends in the middle of a commit. */
class LostCommitTest {

    @ParameterizedTest
    @EnumSource
    void whoever_asked_is_told_that_nobody_knows_yet_and_asks_again_with_the_same_key(Product.Wired wired) {
        Product product = Product.running(wired);
        GuestWhoCancels guest =
                new GuestWhoCancels(product, product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok"));
        String key = OrderStoriesTest.key();

        Answer lost;
        endConnectionsIn(product, guest.order());
        try {
            lost = guest.cancel(key);
        } finally {
            product.jdbc().execute("drop function ordering.end_here() cascade");
        }

        assertThat(lost.status()).as(lost.http().body()).isEqualTo(503);
        assertThat(lost.problem()).isEqualTo("outcome-unknown");
        assertThat(lost.http().headers().firstValue("Retry-After")).hasValue("5");
        assertThat(guest.cancel(key).status()).isBetween(200, 202);
        guest.becomes("CANCELLED");
        BooksBalance.in(product);
    }

    /** As PostgreSQL begins to commit that this order is to be taken back. */
    private static void endConnectionsIn(Product product, String order) {
        product.jdbc()
                .execute(
                        """
                        create function ordering.end_here() returns trigger language plpgsql as $$
                        begin
                            perform pg_terminate_backend(pg_backend_pid());
                            return null;
                        end $$;
                        create constraint trigger end_here after insert on ordering.cancellation
                        deferrable initially deferred for each row when (new.order_id = '%s')
                        execute function ordering.end_here()"""
                                .formatted(order));
    }
}
