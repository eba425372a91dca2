package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.MixedReckoning.Ordered;
import io.tablesaga.config.Witness.Heard;
import io.tablesaga.payment.PaymentGateway.Transaction;
import io.tablesaga.shared.Money;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mixed campaign's own eyes: each wrong it looks for is planted here, and found. */
class MixedReckoningTest {

    private static final Ordered PAID = new Ordered("key", "o-1", "PAID", 9_000, 1, List.of("r-1", "r-2"));
    private static final Ordered CANCELLED = new Ordered("key", "o-1", "CANCELLED", 9_000, 0, List.of("r-1"));

    @TempDir
    Path folder;

    @Test
    void a_paid_order_has_one_charge_of_its_total_and_one_ticket() {
        assertThat(MixedReckoning.paid(PAID, Map.of("r-1", List.of(charge(9_000, 0)))))
                .isEmpty();
        assertThat(MixedReckoning.paid(PAID, Map.of())).hasSize(1);
        assertThat(MixedReckoning.paid(PAID, Map.of("r-1", List.of(charge(9_000, 9_000)))))
                .hasSize(1);
        assertThat(MixedReckoning.paid(
                        PAID, Map.of("r-1", List.of(charge(9_000, 0)), "r-2", List.of(charge(9_000, 0)))))
                .hasSize(1);
        Ordered without = new Ordered("key", "o-1", "PAID", 9_000, 0, List.of("r-1"));
        assertThat(MixedReckoning.paid(without, Map.of("r-1", List.of(charge(9_000, 0)))))
                .hasSize(1);
    }

    @Test
    void of_a_cancelled_order_the_provider_keeps_nothing() {
        assertThat(MixedReckoning.paid(CANCELLED, Map.of("r-1", List.of(charge(9_000, 9_000)))))
                .isEmpty();
        assertThat(MixedReckoning.paid(CANCELLED, Map.of("r-1", List.of(charge(9_000, 0)))))
                .hasSize(1);
    }

    @Test
    void what_a_guest_was_told_is_so() {
        assertThat(MixedReckoning.told(heard("order 0", "order 202 o-1", "order 201 o-1"), PAID))
                .isEmpty();
        assertThat(MixedReckoning.told(heard("order 202 o-1", "order 409"), CANCELLED))
                .isEmpty();
        assertThat(MixedReckoning.told(heard("order 201 o-1", "cancel 0 o-1", "cancel 200"), CANCELLED))
                .isEmpty();
        assertThat(MixedReckoning.told(heard("order 422"), null)).isEmpty();

        assertThat(MixedReckoning.told(heard("order 201 o-1"), null)).as("lost").isNotEmpty();
        assertThat(MixedReckoning.told(heard("order 201 o-1"), CANCELLED)).isNotEmpty();
        assertThat(MixedReckoning.told(heard("order 409"), PAID)).isNotEmpty();
        assertThat(MixedReckoning.told(heard("order 201 o-1", "cancel 0 o-1", "cancel 200"), PAID))
                .isNotEmpty();
        assertThat(MixedReckoning.told(heard("order 202 o-1", "confirm 409", "order 201 o-1"), PAID))
                .as("refused, and charged")
                .isNotEmpty();
        assertThat(MixedReckoning.told(heard("order 201 o-1", "order 409"), PAID))
                .as("by turns")
                .isNotEmpty();
        assertThat(MixedReckoning.told(heard("order 201 o-2"), PAID))
                .as("another order")
                .isNotEmpty();
        assertThat(MixedReckoning.told(heard("order 202 o-1"), PAID))
                .as("nothing that lasts")
                .isNotEmpty();
        assertThat(MixedReckoning.told(heard("order 201 o-1", "cancel 0 o-1", "cancel 404"), PAID))
                .as("taken for somebody else")
                .isNotEmpty();
    }

    @Test
    void the_same_seed_draws_the_same_and_each_kind_before_one_comes_again() {
        int kinds = MixedHit.Kind.values().length;
        List<MixedHit> drawn = MixedHit.drawn(7, 3 * kinds);
        assertThat(MixedHit.drawn(7, 3 * kinds)).isEqualTo(drawn);
        assertThat(MixedHit.drawn(8, 3 * kinds)).isNotEqualTo(drawn);
        assertThat(drawn.subList(0, kinds).stream().map(MixedHit::kind))
                .containsExactlyInAnyOrder(MixedHit.Kind.values());
    }

    private static Transaction charge(long captured, long refunded) {
        return new Transaction("p-1", "r-1", Money.won(captured), Money.won(refunded));
    }

    /** As the file has it. */
    private Heard heard(String... told) {
        Path file = folder.resolve("witness-" + Arrays.hashCode(told));
        try (Witness witness = new Witness(file)) {
            for (String one : told) {
                String[] words = (one + " ").split(" ", 3);
                witness.write(MixedStory.TOKEN, "key", words[0], Integer.parseInt(words[1]), words[2].strip());
            }
            return witness.heard().get("key");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
