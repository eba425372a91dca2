package io.tablesaga.ordering.web;

import io.tablesaga.ordering.CancelReason;
import io.tablesaga.ordering.Order;
import io.tablesaga.payment.PaymentGateway.Prepare;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** What guests read before and after the provider's page. Plain HTML, each sentence in Korean and in English. */
final class CheckoutPages {

    /** Our script, our style, our API; nothing else, and in nobody's frame. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String PROVIDER = "https://*.tosspayments.com";

    /** With the provider's script, and the frames and calls of the window it opens; it styles its frame in place. */
    static final String PROVIDER_POLICY =
            "default-src 'none'; script-src 'self' https://js.tosspayments.com; frame-src " + PROVIDER
                    + "; connect-src 'self' " + PROVIDER + "; img-src " + PROVIDER
                    + "; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action " + PROVIDER
                    + "; frame-ancestors 'none'";

    private static final String PROVIDER_SCRIPT =
            "<script src=\"https://js.tosspayments.com/v2/standard\" defer></script>\n";

    /** Shown by the script to a browser that came from a table of ours. */
    private static final String BACK = "<p><a id=\"back\" hidden>테이블로 돌아가기 (Back to the table)</a></p>\n";

    private static final Map<String, String> NOT_PAID = Map.of("page", "not-paid");

    private CheckoutPages() {}

    static String pay(Prepare prepare, String clientKey, int remainingSeconds) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("page", "pay");
        data.put("client-key", clientKey);
        data.put("order-id", prepare.merchantReference());
        data.put("order-name", prepare.name());
        data.put("amount", String.valueOf(prepare.amount().minor()));
        data.put("tax-free", String.valueOf(prepare.taxFree().minor()));
        data.put("currency", prepare.amount().currency().getCurrencyCode());
        data.put("success", prepare.success().toString());
        data.put("failure", prepare.failure().toString());
        String what = prepare.name() + ": "
                + "%,d %s"
                        .formatted(
                                prepare.amount().minor(),
                                prepare.amount().currency().getCurrencyCode());
        return page(
                "결제 (Payment)",
                PROVIDER_SCRIPT,
                data,
                "<p>" + escaped(what) + "</p>\n<p id=\"said\" role=\"status\">" + kept(remainingSeconds)
                        + "</p>\n<button id=\"pay\">결제하기 (Pay)</button>");
    }

    static String paid() {
        return page(
                "결제 확인 (Checking your payment)",
                "",
                Map.of("page", "paid"),
                "<p id=\"said\" role=\"status\">결제를 확인하고 있습니다. 다시 결제하지 마세요. "
                        + "(We are checking your payment; do not pay again.)</p>\n"
                        + "<p><a id=\"again\" hidden>다시 결제하기 (Pay again)</a></p>\n"
                        + BACK
                        + "<noscript><p>확인하려면 자바스크립트가 필요합니다. 직원에게 알려 주세요. "
                        + "(This page needs JavaScript to take your payment; please tell the staff.)</p></noscript>");
    }

    static String payAgain(URI page, int remainingSeconds) {
        return page(
                "결제되지 않았습니다 (Not paid)",
                "",
                NOT_PAID,
                "<p>결제되지 않았습니다. (Nothing was charged.)</p>\n<p>" + kept(remainingSeconds) + "</p>\n<p><a href=\""
                        + escaped(page.toString()) + "\">다시 결제하기 (Pay again)</a></p>\n" + BACK);
    }

    /** For an order that cannot be paid on a page now; what it says is the order's own state, whoever sent the guest. */
    static String state(Order order) {
        return switch (order.state()) {
            case PAID -> said("결제되었습니다. (This order is paid.)");
            case CONFIRMING_PAYMENT ->
                said("결제를 확인하고 있습니다. 다시 결제하지 마세요. (We are checking your payment; do not pay again.)");
            case CANCELLED ->
                CancelReason.EXPIRED.name().equals(order.reason())
                        ? late()
                        : said("주문이 취소되었습니다. (The order was cancelled.)");
            default -> late();
        };
    }

    private static String late() {
        return said("결제되지 않았고, 주문 시간이 지났습니다. 다시 주문해 주세요. "
                + "(Nothing was charged. The order was not paid in time; please order again.)");
    }

    static String unknown() {
        return said("이 결제를 찾을 수 없습니다. 주문에서 다시 열어 주세요. "
                + "(There is no such payment. Open the payment page of your order again.)");
    }

    private static String said(String sentence) {
        return page("결제 (Payment)", "", NOT_PAID, "<p role=\"status\">" + escaped(sentence) + "</p>\n" + BACK);
    }

    private static String kept(int seconds) {
        int minutes = Math.max(1, seconds / 60);
        return "주문은 약 %d분 동안 유지됩니다. (Your order is kept for about %d minutes.)".formatted(minutes, minutes);
    }

    private static String page(String title, String script, Map<String, String> data, String content) {
        String attributes = data.entrySet().stream()
                .map(entry -> " data-" + entry.getKey() + "=\"" + escaped(entry.getValue()) + "\"")
                .collect(Collectors.joining());
        return """
                <!doctype html>
                <html lang="ko">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s</title>
                <link rel="stylesheet" href="checkout.css">
                %s<script src="checkout.js" defer></script>
                <body%s>
                <h1>%s</h1>
                %s
                </body>
                </html>
                """
                .formatted(escaped(title), script, attributes, escaped(title), content);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
