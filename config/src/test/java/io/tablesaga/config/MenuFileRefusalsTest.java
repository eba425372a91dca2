package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a menu's file cannot be taken, and what its manager is told. */
class MenuFileRefusalsTest {

    private final Product product = Product.running(Wired.DIRECT);
    private final MenuBook menu = new MenuBook(OwnStore.open(product));
    private final MenuFiles files = new MenuFiles(menu);

    static Stream<String> refusals() {
        return Stream.of(
                "price: must be a whole number | ,찌개,국,\"9.000\"",
                "price: must be a whole number | ,찌개,국,",
                "name: name must hold a text | ,찌개,,9000",
                "id: Leave it out for a new item | 7,찌개,국,9000",
                "category: needs a category | ,,국,9000",
                "name: Line 2 is about the same item | ,찌개,김치찌개,9000",
                "name: 2 items are called so | ,,떡,9000",
                "name: name.ko must have 1 to 100 | ,찌개," + "국".repeat(101) + ",9000",
                "category: name.ko must have 1 to 60 | ," + "국".repeat(61) + ",국,9000",
                ": a cell in a column without a name | ,찌개,국,9000,5");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_line_that_cannot_be_is_reported_with_its_field_and_nothing_is_changed(String refusal) {
        menu.item(menu.category("찌개"), "김치찌개", 9000);
        menu.item(menu.category("간식"), "떡", 1000);
        menu.item(menu.category("찌개떡"), "떡", 1000);
        String line = refusal.substring(refusal.indexOf(" | ") + 3);
        Answer refused = files.csv("", "id,category.name.ko,name.ko,price", ",찌개,김치찌개,12000", line);
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("menu-not-imported");
        assertThat(refused.json().path("detail").asText()).contains("1 of 2 lines");
        JsonNode report = refused.json().path("report");
        assertThat(MenuFiles.counts(report)).isEqualTo("created 0 changed 1 unchanged 0 refused 1");
        JsonNode second = report.path("lines").path(1);
        assertThat(second.path("line").asInt()).isEqualTo(3);
        assertThat(second.path("field").asText() + ": " + second.path("detail").asText())
                .startsWith(refusal.substring(0, refusal.indexOf(": ") + 2))
                .contains(refusal.substring(refusal.indexOf(": ") + 2, refusal.indexOf(" | ")));
        assertThat(menu.store.get("/menu/export").http().body()).doesNotContain("12000");
        Answer dry = files.csv("?dryRun=true", "id,category.name.ko,name.ko,price", line);
        assertThat(dry.status()).isEqualTo(200);
    }

    @Test
    void lines_that_say_different_things_of_a_category_are_refused_and_a_full_menu_takes_no_more() {
        Answer refused = files.csv(
                "",
                "category.name.ko,category.name.en,name.ko,price",
                "면,Noodles,칼국수,9000",
                "면,,수제비,9000",
                "면,Pasta,파스타,9000");
        assertThat(refused.json()
                        .path("report")
                        .path("lines")
                        .path(2)
                        .path("detail")
                        .asText())
                .contains("Line 2 says something else");
        String[] categories = new String[102];
        categories[0] = "category.name.ko,name.ko,price";
        for (int i = 1; i < categories.length; i++) {
            categories[i] = "분류 " + i + ",국 " + i + ",9000";
        }
        assertThat(files.csv("?dryRun=true", categories).json().path("refused").asInt())
                .isEqualTo(1);
    }

    static Stream<String> unreadable() {
        return Stream.of(
                "column|Column 2 has a name|name.ko,prise\n국,9000\n",
                "twice|Column 2 has the name of another|price,price\n9000,9000\n",
                "quotes|no CSV|name.ko,price\n\"국,9000\n",
                "empty|no names of columns|\n",
                "lines|more than 1000|price\n" + "9000\n".repeat(1001));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void a_file_that_is_no_menu_is_refused_as_a_whole(String nameSentenceAndFile) {
        String[] parts = nameSentenceAndFile.split("\\|", 3);
        Answer refused = files.send("text/csv", MenuFiles.utf8(parts[2]), "");
        assertThat(refused.status()).as(parts[0]).isEqualTo(400);
        assertThat(refused.json().path("detail").asText()).contains(parts[1]);
    }

    @Test
    void what_is_too_large_of_another_type_or_no_json_is_refused() {
        byte[] large = new byte[4 * 1024 * 1024 + 1];
        assertThat(files.send("text/csv", large, "").problem()).isEqualTo("too-large");
        // Sent in pieces it says only at its end how large it is.
        BodyPublisher pieces = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        assertThat(files.send("text/csv", pieces, "").problem()).isEqualTo("too-large");
        assertThat(files.send("application/vnd.ms-excel", MenuFiles.utf8("x"), "")
                        .status())
                .isEqualTo(415);
        assertThat(files.send("application/json", MenuFiles.utf8("[]"), "").status())
                .isEqualTo(400);
        assertThat(files.send("application/json", MenuFiles.utf8("{\"items\": {}}"), "")
                        .status())
                .isEqualTo(400);
        assertThat(files.send("text/csv", new byte[] {'p', (byte) 0xff, (byte) 0xff}, "")
                        .json()
                        .path("detail")
                        .asText())
                .contains("CSV UTF-8");
        assertThat(menu.store.get("/menu/export?format=xlsx").status()).isEqualTo(400);
        assertThat(files.send("text/csv", MenuFiles.utf8("price\n"), "?dryRun=maybe")
                        .status())
                .isEqualTo(400);
    }
}
