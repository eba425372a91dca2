package io.tablesaga.menu.web;

import io.tablesaga.floor.StoreSettings;
import io.tablesaga.floor.Tables.Table;
import io.tablesaga.floor.VisitStart;
import io.tablesaga.menu.Menus.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * What a browser that runs no script shows for a table's QR, and what any browser does for a code that is void: plain HTML,
 * each sentence in Korean and in English.
 */
final class TablePage {

    /** Our style and nothing else, in nobody's frame. */
    static final String PLAIN_POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; " + "frame-ancestors 'none'";

    private TablePage() {}

    static String menu(StoreSettings store, Table table, List<Item> menu) {
        Map<String, List<Item>> categories =
                menu.stream().collect(Collectors.groupingBy(Item::category, LinkedHashMap::new, Collectors.toList()));
        String dishes = categories.entrySet().stream()
                .map(category -> "<h2>" + escaped(category.getKey()) + "</h2>\n<ul>\n"
                        + category.getValue().stream().map(TablePage::dish).collect(Collectors.joining())
                        + "</ul>\n")
                .collect(Collectors.joining());
        return "<h1>" + escaped(store.name()) + "</h1>\n<p>" + escaped(table.name()) + "</p>\n<p role=\"status\">"
                + join(store.visitStart()) + "</p>\n" + dishes;
    }

    private static String dish(Item item) {
        String price =
                "%,d %s".formatted(item.price().minor(), item.price().currency().getCurrencyCode());
        return "<li>" + escaped(item.name()) + " " + escaped(price)
                + (item.available() > 0 ? "" : " (품절, sold out)")
                + (item.now() ? "" : " (지금은 주문할 수 없음, not at this time)")
                + (item.description().isEmpty() ? "" : "<br>" + escaped(item.description())) + "</li>\n";
    }

    private static String join(VisitStart start) {
        return switch (start) {
            case STAFF ->
                "주문하려면 직원에게 자리를 안내받은 뒤 받은 코드를 입력하세요. "
                        + "(To order, be seated by the staff and join with the code they give you.)";
            case CODE -> "주문하려면 테이블 태블릿에 보이는 코드를 입력하세요. (To order, join with the code on the table's tablet.)";
            case SLIP -> "주문하려면 직원이 드린 쪽지의 코드를 입력하세요. (To order, join with the code on the slip the staff gave you.)";
        };
    }

    static String unknown() {
        return page(
                "테이블 (Table)",
                "<p role=\"status\">더 이상 쓰지 않는 코드입니다. 직원에게 알려 주세요. "
                        + "(This code is not in use any more; please tell the staff.)</p>");
    }

    private static String page(String title, String content) {
        return """
                <!doctype html>
                <html lang="ko">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s</title>
                <link rel="stylesheet" href="../checkout/checkout.css">
                <body>
                <h1>%s</h1>
                %s
                </body>
                </html>
                """
                .formatted(escaped(title), escaped(title), content);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
