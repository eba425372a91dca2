package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablesaga.config.Settings.Mode;
import io.tablesaga.config.Settings.Provider;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real money and play money never meet. */
class ProviderRulesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "LIVE, SANDBOX, live_sk_a, live_ck_a, https://dine.example, refuses the payment sandbox",
                "DEMO, TOSS, -, test_ck_a, -, TABLESAGA_PAYMENT_SECRET_KEY must be set",
                "DEMO, TOSS, test_sk_a, '', -, TABLESAGA_PAYMENT_CLIENT_KEY must be set",
                "LIVE, TOSS, test_sk_a, live_ck_a, https://dine.example, live refuses a test key in TABLESAGA_PAYMENT_SECRET_KEY",
                "LIVE, TOSS, live_sk_a, test_ck_a, https://dine.example, live refuses a test key in TABLESAGA_PAYMENT_CLIENT_KEY",
                "DEMO, TOSS, live_sk_a, test_ck_a, -, demo refuses a live key in TABLESAGA_PAYMENT_SECRET_KEY",
                "DEMO, TOSS, test_sk_a, live_ck_a, -, demo refuses a live key in TABLESAGA_PAYMENT_CLIENT_KEY",
                "DEMO, TOSS, test_sk_a, test_sk_a, -, TABLESAGA_PAYMENT_CLIENT_KEY must be a key of",
                "DEMO, TOSS, test_gsk_a, test_ck_a, -, TABLESAGA_PAYMENT_SECRET_KEY must be a key of",
                "LIVE, TOSS, live_sk_a, live_ck_a, http://dine.example, needs TABLESAGA_PUBLIC_URL",
                "LIVE, TOSS, live_sk_a, live_ck_a, '', needs TABLESAGA_PUBLIC_URL",
                "LIVE, TOSS, live_sk_a, live_ck_a, -, needs TABLESAGA_PUBLIC_URL"
            })
    void what_does_not_go_together_is_refused_with_a_sentence(
            Mode mode, Provider provider, String secretKey, String clientKey, URI address, String sentence) {
        Settings settings = settings(mode, provider, secretKey, clientKey, address, "");
        assertThatThrownBy(() -> ProviderRules.check(settings))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("sk_a");
    }

    @Test
    void a_live_provider_without_https_is_refused() {
        Settings settings = settings(
                Mode.LIVE,
                Provider.TOSS,
                "live_sk_a",
                "live_ck_a",
                URI.create("https://a.example"),
                "http://b.example");
        assertThatThrownBy(() -> ProviderRules.check(settings))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("provider without https");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "DEMO, SANDBOX, -, -, -",
                "DEMO, TOSS, test_sk_a, test_ck_a, -",
                "LIVE, TOSS, live_sk_a, live_ck_a, https://dine.example"
            })
    void what_goes_together_is_taken(Mode mode, Provider provider, String secretKey, String clientKey, URI address) {
        assertThatCode(() -> ProviderRules.check(settings(mode, provider, secretKey, clientKey, address, "")))
                .doesNotThrowAnyException();
    }

    @Test
    void not_found_is_waited_out_as_long_as_the_provider_may_still_charge() {
        assertThat(settings(Mode.DEMO, Provider.TOSS, "", "", null, "")
                        .payment()
                        .window())
                .isGreaterThan(Duration.ofMinutes(10));
        assertThat(settings(Mode.DEMO, Provider.SANDBOX, "", "", null, "")
                        .payment()
                        .window())
                .isLessThan(Duration.ofMinutes(10));
    }

    private static Settings settings(
            Mode mode, Provider provider, String secretKey, String clientKey, URI address, String url) {
        Duration minute = Duration.ofMinutes(1);
        Settings.Payment payment =
                new Settings.Payment(provider, URI.create(url), secretKey, clientKey, null, minute, minute, minute);
        return new Settings(mode, "n", address, null, null, null, null, payment, null, null, null, null, null, null);
    }
}
