package io.tablesaga.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the checkout page says, in the first of the reader's languages that it speaks. */
record CheckoutWords(String language, Properties words) {

    private static final List<String> LANGUAGES = List.of("ko", "en", "ja", "zh");

    private static final Map<String, CheckoutWords> ALL = LANGUAGES.stream()
            .map(language -> new CheckoutWords(language, read("checkout_" + language + ".properties")))
            .collect(Collectors.toUnmodifiableMap(CheckoutWords::language, Function.identity()));

    static CheckoutWords of(HttpExchange exchange) {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Language");
        return ALL.get(first(accepted == null ? "" : accepted));
    }

    private static String first(String accepted) {
        try {
            return Locale.LanguageRange.parse(accepted).stream()
                    .map(range -> range.getRange().split("-")[0])
                    .filter(LANGUAGES::contains)
                    .findFirst()
                    .orElse("ko");
        } catch (IllegalArgumentException meddled) {
            return "ko";
        }
    }

    private static Properties read(String name) {
        Properties words = new Properties();
        try (InputStream in = CheckoutWords.class.getResourceAsStream(name)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    String say(String key) {
        return words.getProperty(key);
    }

    /** Amounts are whole numbers of the currency's smallest unit. */
    String money(long amount, String code) {
        Currency currency = Currency.getInstance(code);
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.forLanguageTag(language));
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(BigDecimal.valueOf(amount, currency.getDefaultFractionDigits()));
    }
}
