package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A manager puts tables up, and prints what lies on them. */
class TablesTest {

    private final Product product = Product.running(Wired.DIRECT);
    private final OwnStore store = OwnStore.open(product);

    @Test
    void tables_are_made_renamed_and_removed_and_a_name_is_free_again() {
        Answer made = store.addTable("창가");
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        String window = made.json().path("id").asText();
        assertThat(made.json().path("code").asText()).matches("[A-Za-z0-9_-]{22,}");
        assertThat(store.addTable("창가").problem()).isEqualTo("table-name-taken");
        Answer taken = store.manage("PUT", "/tables/" + window, "{\"name\": \"1번\"}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.problem()).isEqualTo("table-name-taken");
        assertThat(store.manage("PUT", "/tables/" + window, "{\"name\": \" 구석 \"}")
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("구석");
        assertThat(names()).containsExactly("1번", "구석");

        assertThat(store.manage("DELETE", "/tables/" + window, null).status()).isEqualTo(200);
        assertThat(names()).containsExactly("1번");
        assertThat(store.manage("DELETE", "/tables/" + window, null).problem()).isEqualTo("unknown-table");
        assertThat(page(made.json().path("code").asText()).status()).isEqualTo(404);
        assertThat(store.addTable("구석").status()).isEqualTo(201);
    }

    @Test
    void of_two_who_make_a_table_of_one_name_at_once_one_has_it() {
        List<Answer> answers =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> store.addTable("쌍둥이")))
                        .limit(6)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertThat(answers.stream().map(Answer::status).sorted()).containsExactly(201, 409, 409, 409, 409, 409);
        assertThat(names()).containsExactly("1번", "쌍둥이");
    }

    @Test
    void a_table_somebody_sits_at_stays_and_an_order_keeps_its_table_when_it_is_gone() {
        Answer placed = store.order(OrderStoriesTest.key(), store.dish(1), "tok_ok");
        assertThat(placed.status()).as(placed.http().body()).isEqualTo(201);
        Answer refused = store.manage("DELETE", "/tables/" + store.table, null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("table-occupied");
        JsonNode shown = store.get("/tables").json().path("tables").path(0);
        assertThat(shown.path("seatedSince").asText()).isNotEmpty();
        assertThat(shown.path("phones").asInt()).isEqualTo(1);
        assertThat(shown.path("doubled").asBoolean()).isFalse();

        product.jdbc().update("update floor.visit set ended_at = now() where table_id = ?::uuid", store.table);
        assertThat(store.manage("DELETE", "/tables/" + store.table, null).status())
                .isEqualTo(200);
        JsonNode receipt = product.get(
                        "/api/orders/" + placed.json().path("id").asText() + "/receipt",
                        placed.json().path("capability").asText())
                .json();
        assertThat(receipt.path("table").asText()).isEqualTo("1번");
        BooksBalance.in(product);
    }

    /** Whoever is first: nobody ever sits at a table that is gone. */
    @Test
    void a_table_is_not_removed_under_those_who_are_just_being_seated() {
        for (int i = 0; i < 20; i++) {
            String table = store.addTable("경쟁 " + i).json().path("id").asText();
            CompletableFuture<Answer> seated =
                    CompletableFuture.supplyAsync(() -> store.manage("POST", "/tables/" + table + "/visits", "{}"));
            CompletableFuture<Answer> removed =
                    CompletableFuture.supplyAsync(() -> store.manage("DELETE", "/tables/" + table, null));
            assertThat(List.of(seated.join().status(), removed.join().status()))
                    .isIn(List.of(201, 409), List.of(404, 200));
        }
    }

    @Test
    void at_a_removed_table_nobody_is_seated_and_its_code_joins_nothing() {
        String table = store.addTable("옛 자리").json().path("id").asText();
        String code = store.code(table);
        assertThat(store.manage("DELETE", "/tables/" + table, null).status()).isEqualTo(200);
        assertThat(store.manage("POST", "/tables/" + table + "/visits", "{}").status())
                .isEqualTo(404);
        assertThat(store.send(null, "GET", "/api/tables/" + code, null).status())
                .isEqualTo(404);
    }

    @Test
    void tables_are_listed_by_the_page() {
        IntStream.range(0, 4).forEach(i -> store.addTable("쪽 " + i));
        Answer first = store.get("/tables?limit=3");
        assertThat(first.json().path("tables")).hasSize(3);
        Answer second =
                store.get("/tables?limit=3&after=" + first.json().path("next").asText());
        assertThat(second.json().path("tables")).hasSize(2);
        assertThat(second.json().path("next").isNull()).isTrue();
        assertThat(second.json().path("tables").path(1).path("name").asText()).isEqualTo("쪽 3");
    }

    @Test
    void the_printed_qr_leads_to_a_page_with_the_menu_and_nothing_else() throws Exception {
        store.dish(1);
        HttpResponse<byte[]> png = file("/tables/" + store.table + "/code.png");
        assertThat(png.statusCode()).isEqualTo(200);
        assertThat(png.headers().firstValue("content-type")).contains("image/png");
        String address = PhoneCamera.read(ImageIO.read(new ByteArrayInputStream(png.body())))
                .orElseThrow();
        assertThat(address)
                .isEqualTo(store.get("/tables")
                        .json()
                        .path("tables")
                        .path(0)
                        .path("url")
                        .asText())
                .startsWith(product.base() + "/t/");

        Answer page = Product.send(HttpRequest.newBuilder(URI.create(address)));
        assertThat(page.status()).isEqualTo(200);
        CheckoutPagesTest.isStrict(page);
        assertThat(CheckoutPagesTest.policy(page)).contains("form-action 'none'", "require-trusted-types-for 'script'");
        assertThat(page.http().headers().firstValue("set-cookie")).isEmpty();
        // What a browser without scripts shows; any other runs the screen's one file instead.
        assertThat(page.http().body())
                .contains("한밤 포차", "1번", "안주", "&lt;b&gt;시험&lt;/b&gt; 요리", "9,000 KRW", "맵다", "직원")
                .containsOnlyOnce("<script")
                .doesNotContain("<form", "<button", "<b>", store.id, store.table, "table_");
    }

    @Test
    void one_set_of_sheets_has_every_table_of_the_store_and_no_other() throws Exception {
        IntStream.range(2, 9).forEach(i -> store.addTable(i + "번"));
        HttpResponse<byte[]> pdf = file("/tables/codes.pdf");
        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(pdf.headers().firstValue("content-type")).contains("application/pdf");
        List<String> urls = store.get("/tables").json().path("tables").findValuesAsText("url");
        assertThat(urls).hasSize(8);
        try (PDDocument document = Loader.loadPDF(pdf.body())) {
            PDFRenderer renderer = new PDFRenderer(document);
            List<String> scanned = new ArrayList<>();
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                scanned.addAll(scanSheet(renderer.renderImageWithDPI(i, 200)));
            }
            assertThat(scanned).containsExactlyInAnyOrderElementsOf(urls);
            for (String url : scanned) {
                assertThat(Product.send(HttpRequest.newBuilder(URI.create(url))).status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void with_a_new_code_what_is_printed_is_void_at_once() {
        String before = store.code(store.table);
        assertThat(page(before).status()).isEqualTo(200);
        Answer renewed = store.manage("POST", "/tables/" + store.table + "/code", "{}");
        assertThat(renewed.status()).as(renewed.http().body()).isEqualTo(200);
        String after = renewed.json().path("code").asText();
        assertThat(after).isNotEqualTo(before);
        Answer old = page(before);
        assertThat(old.status()).isEqualTo(404);
        CheckoutPagesTest.isStrict(old);
        assertThat(old.http().body()).contains("not in use any more").doesNotContain("한밤 포차");
        assertThat(page(after).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%27%20or%201=1", "..%2e", "table_abc", "1%C3%28"})
    void a_code_that_never_was_is_a_page_that_says_so(String code) {
        assertThat(page(code).status()).isIn(400, 404);
        assertThat(page(code).http().body()).doesNotContain("Exception");
    }

    @Test
    void a_path_with_reads_and_commands_names_all_of_its_methods() {
        Answer answer = store.manage("DELETE", "/tables", null);
        assertThat(answer.status()).isIn(403, 405);
        Answer staff = store.send(product.operatorToken(), "DELETE", store.path("/tables"), null);
        assertThat(staff.status()).isEqualTo(405);
        assertThat(staff.http().headers().firstValue("allow").orElse("")).contains("GET", "POST");
    }

    @Test
    void a_sheet_s_address_is_the_public_one() {
        assertThat(Product.send(product.request("/t/")).status()).isEqualTo(401);
        assertThat(Product.send(product.request("/t/" + store.code(store.table) + "/x"))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT /", "DELETE /", "POST //code", "GET //code.png"})
    void another_store_s_table_in_the_path_is_no_table_here(String call) {
        OwnStore other = OwnStore.open(product);
        String method = call.substring(0, call.indexOf(' '));
        String more = call.substring(call.indexOf('/') + 1);
        String body = method.equals("GET") || method.equals("DELETE") ? null : "{\"name\": \"훔친 자리\"}";
        String before = other.get("/tables").http().body();
        Answer answer = store.manage(method, "/tables/" + other.table + more, body);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(404);
        assertThat(other.get("/tables").http().body()).isEqualTo(before);
        assertThat(store.manage(method, "/tables/x" + more, body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": \"\"}", "{\"name\": 7}", "{\"name\": \"a\\u0000\"}", "[]", "{"})
    void a_name_that_cannot_be_read_is_refused(String body) {
        assertThat(store.manage("POST", "/tables", body).problem()).isEqualTo("invalid-request");
        assertThat(store.manage("PUT", "/tables/" + store.table, body).problem())
                .isEqualTo("invalid-request");
        assertThat(names()).containsExactly("1번");
    }

    @Test
    void in_a_store_there_is_not_no_table_is_made() {
        String nowhere = "/api/stores/" + UUID.randomUUID();
        assertThat(store.send(product.operatorToken(), "POST", nowhere + "/tables", "{\"name\": \"x\"}")
                        .problem())
                .isEqualTo("unknown-table");
        assertThat(store.send(product.operatorToken(), "GET", nowhere + "/tables/codes.pdf", null)
                        .status())
                .isEqualTo(404);
    }

    private List<String> names() {
        return store.get("/tables").json().path("tables").findValuesAsText("name");
    }

    private Answer page(String code) {
        return Product.send(product.request("/t/" + code));
    }

    private HttpResponse<byte[]> file(String more) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        product.request(store.path(more))
                                .header("Authorization", "Bearer " + store.manager())
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    /** The last sheet is not full. */
    private static List<String> scanSheet(BufferedImage sheet) {
        int width = sheet.getWidth() / 2;
        int height = sheet.getHeight() / 3;
        return IntStream.range(0, 6)
                .mapToObj(card -> sheet.getSubimage(card % 2 * width, card / 2 * height, width, height))
                .flatMap(card -> PhoneCamera.read(card).stream())
                .toList();
    }
}
