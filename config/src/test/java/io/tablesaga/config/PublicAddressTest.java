package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where guests come back to from the provider's page. */
class PublicAddressTest {

    @Test
    void it_is_what_was_set_else_the_product_s_own() {
        assertThat(address("https://dine.example/seoul")).hasToString("https://dine.example/seoul");
        assertThat(address("")).hasToString("http://127.0.0.1:8080");
        assertThat(new PublicAddress(settings(null), 8080, "").get()).hasToString("http://127.0.0.1:8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dine.example", "ftp://dine.example", "https:///nowhere"})
    void what_a_browser_cannot_come_back_to_is_refused_at_start(String wrong) {
        assertThatThrownBy(() -> address(wrong))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("TABLESAGA_PUBLIC_URL")
                .hasMessageContaining(wrong);
    }

    @Test
    void with_a_certificate_of_ours_it_is_https_and_nothing_else() {
        assertThat(new PublicAddress(settings(null), 8443, "own").get()).hasToString("https://127.0.0.1:8443");
        URI plain = URI.create("http://dine.example");
        assertThatThrownBy(() -> new PublicAddress(settings(plain), 8443, "own"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("TABLESAGA_PUBLIC_URL")
                .hasMessageContaining("https");
    }

    private static URI address(String set) {
        return new PublicAddress(settings(URI.create(set)), 8080, "").get();
    }

    private static Settings settings(URI publicUrl) {
        return new Settings(
                Settings.Mode.DEMO, "n", publicUrl, null, null, null, null, null, null, null, null, null, null, null);
    }
}
