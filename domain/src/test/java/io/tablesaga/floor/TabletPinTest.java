package io.tablesaga.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PIN is none of those anybody would try first. */
class TabletPinTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "48021",
                "4802134802134",
                "48o213",
                "000000",
                "123456",
                "654321",
                "890123",
                "135791",
                "121212",
                "112233",
                "123123",
                "１２４８０９"
            })
    void one_that_is_short_or_easily_guessed_is_refused(String digits) {
        assertThatThrownBy(() -> new TabletPin(digits)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"480213", "124578", "900417", "112034567890"})
    void any_other_is_taken_and_never_shown(String digits) {
        assertThat(new TabletPin(digits)).asString().doesNotContain(digits);
    }
}
