package io.tablesaga.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {

    private static final String OLD = "2025=a-secret-that-nobody-guesses-old-1";
    private static final String NEW = "2026=a-secret-that-nobody-guesses-new-1";
    private static final byte[] PLAIN = "a private key".getBytes(StandardCharsets.UTF_8);

    @Test
    void what_is_sealed_opens_and_cannot_be_read() {
        Sealing sealing = new Sealing(NEW);
        String sealed = sealing.seal(PLAIN, "key 1");

        assertThat(sealing.open(sealed, "key 1")).hasValue(PLAIN);
        assertThat(sealed).startsWith("2026.").doesNotContain("private");
        assertThat(sealing.seal(PLAIN, "key 1")).isNotEqualTo(sealed);
        assertThat(sealing).hasToString("Sealing[2026]");
    }

    @Test
    void it_opens_for_nothing_else_nor_when_a_letter_was_changed() {
        Sealing sealing = new Sealing(NEW);
        String sealed = sealing.seal(PLAIN, "key 1");
        char[] letters = sealed.toCharArray();
        letters[20] = letters[20] == 'A' ? 'B' : 'A';

        assertThat(sealing.open(sealed, "key 2")).isEmpty();
        assertThat(sealing.open(new String(letters), "key 1")).isEmpty();
        assertThat(sealing.open(sealed.substring(0, 10), "key 1")).isEmpty();
        assertThat(sealing.open("2026.%%%", "key 1")).isEmpty();
        assertThat(sealing.open("", "key 1")).isEmpty();
    }

    @Test
    void keys_are_changed_by_putting_a_new_one_in_front() {
        String sealed = new Sealing(OLD).seal(PLAIN, "key 1");
        Sealing both = new Sealing(NEW + "," + OLD);

        assertThat(both.open(sealed, "key 1")).hasValue(PLAIN);
        assertThat(both.upToDate(sealed)).isFalse();
        assertThat(both.upToDate(both.seal(PLAIN, "key 1"))).isTrue();
        assertThat(new Sealing(NEW).open(both.seal(PLAIN, "key 1"), "key 1")).hasValue(PLAIN);
        assertThat(new Sealing(NEW).open(sealed, "key 1")).isEmpty();
        // The same name, and another secret.
        assertThat(new Sealing(OLD + "x").open(sealed, "key 1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a-secret-without-a-name-of-any-length",
                "k=too-short",
                "bad name=0123456789012345678901234567890123"
            })
    void keys_that_are_none_are_refused_and_not_repeated(String named) {
        assertThatThrownBy(() -> new Sealing(named))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("too-short")
                .hasMessageNotContaining("0123456789");
    }
}
