package io.tablesaga.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the checkout page says. */
class CheckoutWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en", "ja", "zh"})
    void every_way_in_which_a_payment_can_end_has_a_name_in_each_language_and_nothing_else_has(String language)
            throws Exception {
        Properties words = words(language);
        Set<String> outcomes =
                Arrays.stream(Outcome.values()).map(Outcome::named).collect(Collectors.toSet());
        assertThat(words.stringPropertyNames())
                .containsAll(outcomes)
                .isEqualTo(words("ko").stringPropertyNames());
        assertThat(outcomes.stream().map(words::getProperty)).doesNotHaveDuplicates();
        assertThat(words.values()).noneMatch(text -> text.toString().isBlank());
    }

    private static Properties words(String language) throws Exception {
        Properties words = new Properties();
        try (var in = CheckoutWords.class.getResourceAsStream("checkout_" + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }

    @Test
    void whatever_can_happen_to_a_charge_somebody_who_pays_can_choose() {
        assertThat(Arrays.stream(Outcome.values()).map(Outcome::fault))
                .containsAll(Arrays.stream(Fault.values())
                        .filter(fault -> fault.of(Call.CHARGE))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"ko; 9000; KRW; ₩9,000", "en; 1234; USD; $12.34", "ja; 500; JPY; ￥500", "en; 5; USD; $0.05"})
    void an_amount_is_in_the_currency_s_smallest_unit(String language, long amount, String currency, String shown)
            throws Exception {
        assertThat(new CheckoutWords(language, words(language)).money(amount, currency))
                .isEqualTo(shown);
    }
}
