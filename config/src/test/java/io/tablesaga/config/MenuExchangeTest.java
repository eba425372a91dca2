package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A manager takes a whole menu out into a spreadsheet, and brings it back. */
class MenuExchangeTest {

    private static final String WHOLE =
            """
            {"categoryId": "%s", "name": {"ko": "칼국수, \\"손\\"", "en": "=1+1", "ja": "@めん", "zh": "-面"},
             "description": {"ko": "=cmd|'/c calc'!A1", "en": "a; b"}, "price": {"amount": 9000, "currency": "KRW"},
             "taxKind": "TAX_FREE", "allergens": ["SHELLFISH", "WHEAT"], "station": "면", "hidden": true,
             "hours": {"week": {"friday": [{"from": "18:00", "to": "02:00"}]},
               "exceptions": [{"date": "2026-12-25", "spans": []}], "lastOrderMinutes": 30},
             "rules": {"course": "SIDE", "oncePer": "VISIT", "minQuantity": 2, "maxQuantity": 8, "quantityStep": 2},
             "optionGroups": [{"name": {"ko": "맵기", "zh": "辣度"}, "min": 1, "max": 1, "options": [
                {"name": {"ko": "순한맛"}, "surcharge": {"amount": 0, "currency": "KRW"}},
                {"name": {"ko": "매운맛", "en": "Hot"}, "surcharge": {"amount": 500, "currency": "KRW"}}]}],
             "photoId": "%s"}""";

    private final Product product = Product.running(Wired.DIRECT);
    private final MenuBook menu = new MenuBook(OwnStore.open(product));
    private final MenuFiles files = new MenuFiles(menu);

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void a_menu_goes_out_and_into_another_store_and_back_as_it_was(String format) {
        String photo = photo(menu.store.id);
        String noodles = menu.category("면");
        menu.store.manage(
                "PUT",
                "/menu/categories/" + noodles,
                "{\"name\": {\"ko\": \"면\", \"en\": \"Noodles\"}, \"turn\": 2, \"hidden\": true, \"version\": 1}");
        String rice = menu.category("밥");
        menu.item(WHOLE.formatted(noodles, photo));
        menu.item(rice, "비빔밥", 9500);
        menu.item(rice, "김밥", 4000);
        Answer file = menu.store.get("/menu/export?format=" + format);
        assertThat(file.status()).as(file.http().body()).isEqualTo(200);
        assertThat(file.http().headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"menu." + format + "\"");

        MenuBook other = new MenuBook(OwnStore.open(product));
        Answer brought = new MenuFiles(other).send(type(format), bytes(file), "");
        assertThat(brought.status()).as(brought.http().body()).isEqualTo(200);
        assertThat(MenuFiles.counts(brought.json())).isEqualTo("created 3 changed 0 unchanged 0 refused 0");
        assertThat(brought.json().path("categories").toString()).isEqualTo("{\"created\":2,\"changed\":0}");
        assertThat(brought.json().path("lines").path(0).path("detail").asText()).contains("photo-add");
        assertThat(plain(other)).isEqualTo(plain(menu));
        assertThat(plain(other).get(0).at("/category/turn").asInt()).isEqualTo(2);

        Answer again =
                new MenuFiles(other).send(type(format), bytes(other.store.get("/menu/export?format=" + format)), "");
        assertThat(MenuFiles.counts(again.json())).isEqualTo("created 0 changed 0 unchanged 3 refused 0");
        assertThat(again.json().path("categories").toString()).isEqualTo("{\"created\":0,\"changed\":0}");
        // A file of another store finds by name what it has made.
        assertThat(MenuFiles.counts(
                        new MenuFiles(other).send(type(format), bytes(file), "").json()))
                .isEqualTo("created 0 changed 0 unchanged 3 refused 0");
        assertThat(MenuFiles.counts(files.send(type(format), bytes(file), "").json()))
                .isEqualTo("created 0 changed 0 unchanged 3 refused 0");
        assertThat(menu.store
                        .get("/menu/items")
                        .json()
                        .path("items")
                        .path(0)
                        .path("photoId")
                        .asText())
                .isEqualTo(photo);
    }

    /** Without what is this store's only. */
    private static List<JsonNode> plain(MenuBook book) {
        List<JsonNode> items = new ArrayList<>();
        book.store.get("/menu/export?format=json").json().path("items").forEach(item -> {
            ObjectNode mine = item.deepCopy();
            items.add(mine.without(List.of("id", "photoId")));
        });
        return items;
    }

    @Test
    void a_price_list_changes_prices_and_nothing_else_and_guests_pay_them() {
        String soup = menu.item(menu.category("찌개"), "김치찌개", 9000);
        menu.deliver(soup, 10);
        menu.awaitShown("찌개/김치찌개");
        Answer old = menu.store.order(UUID.randomUUID().toString(), soup, "tok_ok");
        assertThat(old.status()).as(old.http().body()).isEqualTo(201);

        Answer dry = files.csv("?dryRun=true", "name.ko,price", "김치찌개,\"₩11,000\"");
        assertThat(dry.status()).as(dry.http().body()).isEqualTo(200);
        assertThat(dry.json().path("lines").path(0).toString())
                .isEqualTo("{\"line\":2,\"outcome\":\"changed\",\"name\":\"김치찌개\",\"id\":\"" + soup
                        + "\",\"fields\":[\"price\"]}");
        assertThat(menu.read(soup).path("version").asInt()).isEqualTo(1);

        Answer saved = files.csv("", "name.ko,price", "김치찌개,\"₩11,000\"");
        assertThat(MenuFiles.counts(saved.json())).isEqualTo("created 0 changed 1 unchanged 0 refused 0");
        assertThat(menu.read(soup).path("version").asInt()).isEqualTo(2);
        await("ordering's copy follows the file, over the outbox and Kafka")
                .atMost(Duration.ofSeconds(20))
                .until(() -> menu.guest(soup, "").path("price").path("amount").asInt() == 11000);
        Answer placed = menu.store.order(UUID.randomUUID().toString(), soup, "tok_ok");
        assertThat(placed.json().path("total").path("amount").asInt()).isEqualTo(11000);
        JsonNode kept = product.get("/api/orders/" + old.json().path("id").asText(), menu.store.phone())
                .json();
        assertThat(kept.path("total").path("amount").asInt()).isEqualTo(9000);
        BooksBalance.in(product);
    }

    @Test
    void new_lines_are_added_once_however_often_and_what_no_line_names_stays() {
        menu.item(menu.category("찌개"), "김치찌개", 9000);
        String[] lines = {
            "category.name.ko;category.name.en;name.ko;price;optionGroups",
            "찌개;;된장찌개;8500;",
            "면;Noodles;칼국수;\"9,000\";\"[{\"\"name\"\":{\"\"ko\"\":\"\"맵기\"\"},\"\"options\"\":[{\"\"name\"\":{\"\"ko\"\":\"\"맵게\"\"},"
                    + "\"\"surcharge\"\":{\"\"amount\"\":0,\"\"currency\"\":\"\"KRW\"\"}}]}]\"",
            "면;;\"수제비\n(곱)\";9500;"
        };
        Answer refused = files.csv("", lines);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()
                        .path("report")
                        .path("lines")
                        .path(2)
                        .path("field")
                        .asText())
                .isEqualTo("name");
        lines[3] = lines[3].replace("\n", " ");
        Answer saved = files.csv("", lines);
        assertThat(MenuFiles.counts(saved.json()))
                .as(saved.http().body())
                .isEqualTo("created 3 changed 0 unchanged 0 refused 0");
        assertThat(MenuFiles.counts(files.csv("", lines).json()))
                .isEqualTo("created 0 changed 0 unchanged 3 refused 0");
        menu.awaitShown("찌개/김치찌개", "찌개/된장찌개", "면/칼국수", "면/수제비 (곱)");
        // Whoever opens it on a Mac sends the same letters in parts.
        lines[2] = Normalizer.normalize(lines[2], Normalizer.Form.NFD);
        assertThat(MenuFiles.counts(files.csv("", lines).json()))
                .isEqualTo("created 0 changed 0 unchanged 3 refused 0");
    }

    @Test
    void korean_excel_s_own_letters_are_read() {
        byte[] file = "category.name.ko,name.ko,price\r\n찌개,김치찌개,9000\r\n".getBytes(Charset.forName("x-windows-949"));
        assertThat(files.send("text/csv; charset=euc-kr", file, "").status()).isEqualTo(200);
        menu.awaitShown("찌개/김치찌개");
    }

    @Test
    void two_files_at_once_make_nothing_twice_and_a_thousand_items_are_told_each_once() {
        String[] lines = new String[1001];
        lines[0] = "category.name.ko,name.ko,price";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "분류 " + i % 10 + ",국 " + i + ",9000";
        }
        List<CompletableFuture<Answer>> both = Stream.of("", "")
                .map(query -> CompletableFuture.supplyAsync(() -> files.csv(query, lines)))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join).map(answer -> MenuFiles.counts(answer.json())))
                .containsExactlyInAnyOrder(
                        "created 1000 changed 0 unchanged 0 refused 0", "created 0 changed 0 unchanged 1000 refused 0");
        assertThat(product.jdbc()
                        .queryForObject(
                                """
                                select count(*) || ' ' || count(distinct key) from outbox.message
                                where type like '%item-published%' and body like '%' || ? || '%'""",
                                String.class, menu.store.id))
                .isEqualTo("1000 1000");
        Answer more = files.csv("", "category.name.ko,name.ko,price", "분류 1,하나 더,1");
        assertThat(more.json()
                        .path("report")
                        .path("lines")
                        .path(0)
                        .path("detail")
                        .asText())
                .contains("at most 1000 items");
    }

    @Test
    void a_file_that_cannot_be_told_is_not_saved() {
        menu.category("찌개");
        try (Outage outbox = Outage.ofTable(product, "outbox", "message")) {
            assertThat(files.csv("", "category.name.ko,name.ko,price", "찌개,국,9000")
                            .status())
                    .isEqualTo(500);
        }
        assertThat(menu.store.get("/menu/items").json().path("items")).isEmpty();
    }

    private static String type(String format) {
        return format.equals("csv") ? "text/csv" : "application/json";
    }

    private static byte[] bytes(Answer file) {
        return MenuFiles.utf8(file.http().body());
    }

    /** A row is all an edit looks at. */
    private String photo(String store) {
        return product.jdbc()
                .queryForObject(
                        """
                        insert into menu.photo (id, store_id, sent, width, height, small, medium, large)
                        select gen_random_uuid(), ?::uuid, d, 1, 1, d, d, d
                        from (select sha256(uuid_send(gen_random_uuid())) as d) p returning id""",
                        String.class,
                        store);
    }
}
