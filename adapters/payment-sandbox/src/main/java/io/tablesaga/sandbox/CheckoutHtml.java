package io.tablesaga.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The checkout page as HTML; everything in it that came from outside is escaped. */
final class CheckoutHtml {

    private static final String STYLE = style();

    private CheckoutHtml() {}

    private static String style() {
        try (InputStream in = CheckoutHtml.class.getResourceAsStream("checkout.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is to be paid, and each way in which it can end. */
    static String of(Payment payment, CheckoutWords words) {
        return page(
                words,
                """
                <h1>%s</h1>
                <p class="soft">%s</p>
                <p class="amount">%s</p>
                <form method="post">
                %s
                <h2>%s</h2>
                %s
                <h2>%s</h2>
                %s
                </form>"""
                        .formatted(
                                Http.escaped(payment.orderName()),
                                words.say("to-pay"),
                                Http.escaped(words.money(payment.amount(), payment.currency())),
                                button(payment, Outcome.PAY, words),
                                words.say("page"),
                                buttons(payment, words, true),
                                words.say("shop"),
                                buttons(payment, words, false)));
    }

    private static String buttons(Payment payment, CheckoutWords words, boolean here) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome != Outcome.PAY && outcome.here() == here)
                .map(outcome -> button(payment, outcome, words))
                .collect(Collectors.joining("\n"));
    }

    private static String button(Payment payment, Outcome outcome, CheckoutWords words) {
        String[] said = words.say(outcome.named()).split("\\|");
        return "<button formaction=\"%s/%s/%s\"%s>%s%s</button>"
                .formatted(
                        CheckoutPage.PATH,
                        payment.paymentKey(),
                        outcome.named(),
                        outcome == Outcome.PAY ? " class=\"main\"" : "",
                        said[0],
                        said.length > 1 ? " <small>" + said[1] + "</small>" : "");
    }

    /** @param sentence of ours */
    static String saying(String sentence, CheckoutWords words) {
        return page(words, "<h1>" + Http.escaped(sentence) + "</h1>");
    }

    private static String page(CheckoutWords words, String content) {
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                <p class="sandbox">%s</p>
                <div class="paper">
                %s
                </div>
                </main>
                </body>
                </html>
                """
                .formatted(words.language(), words.say("title"), STYLE, words.say("sandbox"), content);
    }
}
