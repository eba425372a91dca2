package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the screens, as any browser gets them. */
class ScreenFilesTest {

    private final Product product = Product.running(Wired.DIRECT);
    private final String keeper = product.get("/sw.js", "").http().body();
    private final String version = found("VERSION = '([0-9a-f]+)'", keeper).get(0);

    @Test
    void what_a_device_keeps_is_there_and_never_changes() {
        List<String> files = found("'([a-z]+/[a-z0-9/.-]+)'", keeper);
        assertThat(files).contains("guest/app.js", "lib/lit-html/lit-html.js", "shared/tokens.css", "words/ja.js");
        assertThat(files).allSatisfy(file -> {
            Answer answer = Product.send(product.request("/app/" + version + "/" + file));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.http().headers().allValues("cache-control"))
                    .containsExactly("public, max-age=31536000, immutable");
            assertThat(answer.http().headers().firstValue("content-type").orElseThrow())
                    .matches("text/(javascript|css);charset=utf-8");
        });
    }

    @Test
    void of_another_version_a_file_is_given_and_not_kept() {
        Answer answer = Product.send(product.request("/app/0123456789ab/guest/app.js"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.http().headers().allValues("cache-control")).containsExactly("no-store");
    }

    @Test
    void a_file_is_compressed_for_whoever_takes_that_and_an_answer_of_the_api_is_not() {
        Answer file = Product.send(
                product.request("/app/" + version + "/guest/orders-view.js").header("Accept-Encoding", "gzip"));
        assertThat(file.http().headers().firstValue("content-encoding")).contains("gzip");
        Answer menu = Product.send(
                product.request("/api/menus?storeId=" + Product.STORE).header("Accept-Encoding", "gzip"));
        assertThat(menu.http().headers().firstValue("content-encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"guest/nothing.js", "guest/../guest/app.js", "application.yml", "guest/", "openapi.yaml/x.js"})
    void what_is_no_file_of_a_screen_is_not_given(String name) {
        assertThat(Product.send(product.request("/app/" + version + "/" + name)).status())
                .isBetween(400, 404);
    }

    @Test
    void a_screen_s_files_are_read_and_nothing_else() {
        String file = "/app/" + version + "/guest/app.js";
        assertThat(Product.send(product.request(file).method("HEAD", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(200);
        assertThat(Product.send(product.request(file).POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_table_s_screen_can_be_an_app_of_its_own() {
        Answer manifest = Product.send(product.request("/manifest.webmanifest?table=abc"));
        assertThat(manifest.http().headers().firstValue("content-type").orElseThrow())
                .startsWith("application/manifest+json");
        assertThat(manifest.json().path("start_url").asText()).isEqualTo("t/abc");
        assertThat(manifest.json().path("icons").findValuesAsText("src"))
                .hasSize(3)
                .allSatisfy(icon -> assertThat(
                                Product.send(product.request("/" + icon)).status())
                        .isEqualTo(200));
        assertThat(Product.send(product.request("/manifest.webmanifest?table=%22x"))
                        .status())
                .isEqualTo(404);
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(one -> one.group(1))
                .toList();
    }
}
