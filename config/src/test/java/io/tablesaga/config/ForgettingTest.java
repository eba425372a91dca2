package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.accounts.Staff;
import io.tablesaga.accounts.Tries;
import io.tablesaga.config.Product.Answer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept of persons for a while only is gone when that is over. */
class ForgettingTest {

    private final Product product = Product.running(Product.Wired.DIRECT);
    private final OwnStore store = OwnStore.open(product);

    @Test
    void invitations_nobody_accepted_go_thirty_days_after_they_are_over() {
        String recent = invited("expires_at = now() - interval '29 days'");
        String old = invited("expires_at = now() - interval '31 days'");
        String withdrawn = invited("withdrawn_at = now() - interval '31 days'");
        String accepted = invited("expires_at = now() - interval '31 days', used_at = now() - interval '32 days'");
        String open = invited("expires_at = now() + interval '1 day'");

        product.context().getBean(Staff.class).forgetInvitations();
        List<String> kept = product.jdbc()
                .queryForList(
                        "select id::text from accounts.invitation where store_id = ?::uuid", String.class, store.id);
        assertThat(kept).containsExactlyInAnyOrder(recent, accepted, open).doesNotContain(old, withdrawn);
    }

    @Test
    void tries_go_when_they_count_no_more_and_locks_hold() {
        Tries tries = product.context().getBean(Tries.class);
        Tries.Limits one = new Tries.Limits(1, Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
        String old = "test " + UUID.randomUUID();
        String locked = "test " + UUID.randomUUID();
        tries.take(old, one);
        tries.take(locked, one);
        product.jdbc()
                .update(
                        """
                        update accounts.tries set forget_at = now() - interval '1 second', locked_until = null
                        where subject = sha256(convert_to(?, 'UTF8'))""",
                        old);

        tries.forgetOld();
        assertThat(rows(old)).isZero();
        assertThat(rows(locked)).isEqualTo(1);
        assertThat(tries.take(locked, one).allowed()).isFalse();
    }

    private int rows(String subject) {
        return product.jdbc()
                .queryForObject(
                        "select count(*) from accounts.tries where subject = sha256(convert_to(?, 'UTF8'))",
                        Integer.class,
                        subject);
    }

    private String invited(String change) {
        Answer invited = store.manage(
                "POST",
                "/invitations",
                "{\"login\": \"jun-" + UUID.randomUUID() + "@example.com\", \"roles\": [\"kitchen\"]}");
        String id = invited.json().path("id").asText();
        product.jdbc().update("update accounts.invitation set " + change + " where id = ?::uuid", id);
        return id;
    }
}
