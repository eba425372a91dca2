package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A manager's pictures of dishes, from the telephone that took them to the guest who looks at them. */
class PhotoStoriesTest {

    private static final HttpClient STRANGER = HttpClient.newHttpClient();
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private final Product product = Product.running(Wired.DIRECT);

    @Test
    void a_picture_is_sent_fetched_by_anybody_fetched_no_second_time_and_removed() throws Exception {
        OwnStore store = OwnStore.open(product);
        Answer added = send(store, store.manager(), "image/jpeg", picture("jpeg", 2000, 1500));
        assertThat(added.status()).as(added.http().body()).isEqualTo(201);
        JsonNode photo = added.json();
        assertThat(photo.path("width").asInt()).isEqualTo(2000);
        assertThat(photo.path("height").asInt()).isEqualTo(1500);
        assertThat(photo.path("sizes")).hasSize(3);

        for (JsonNode size : photo.path("sizes")) {
            HttpResponse<byte[]> fetched = fetch(size.path("url").asText(), null);
            assertThat(fetched.statusCode()).isEqualTo(200);
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(fetched.body()));
            assertThat(image.getWidth()).isEqualTo(size.path("width").asInt());
            assertThat(image.getHeight()).isEqualTo(size.path("height").asInt());
            assertThat(fetched.headers().allValues("content-type")).containsExactly("image/jpeg");
            assertThat(fetched.headers().allValues("cache-control"))
                    .containsExactly("public, max-age=31536000, immutable");
            assertThat(fetched.headers().allValues("x-content-type-options")).containsExactly("nosniff");
            assertThat(fetched.headers().allValues("content-security-policy"))
                    .containsExactly("default-src 'none'; sandbox");
            assertThat(fetched.headers().map()).doesNotContainKeys("set-cookie", "vary", "pragma", "expires");

            List<String> tag = fetched.headers().allValues("etag");
            assertThat(tag).hasSize(1);
            HttpResponse<byte[]> again = fetch(size.path("url").asText(), tag.get(0));
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().allValues("cache-control"))
                    .containsExactly("public, max-age=31536000, immutable");
            assertThat(again.headers().allValues("etag")).isEqualTo(tag);
        }

        String url = photo.path("sizes").path(0).path("url").asText();
        assertThat(filesOf(photo)).isEqualTo(3);
        Answer removed = store.manage("DELETE", "/photos/" + photo.path("id").asText(), null);
        assertThat(removed.status()).as(removed.http().body()).isEqualTo(200);
        HttpResponse<byte[]> gone = fetch(url, null);
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.headers().allValues("cache-control"))
                .as("nobody keeps that it is gone")
                .containsExactly("no-store");
        assertThat(filesOf(photo)).isZero();
        assertThat(store.manage("DELETE", "/photos/" + photo.path("id").asText(), null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void the_same_picture_is_one_photo_also_when_it_is_sent_four_times_at_once() throws Exception {
        OwnStore store = OwnStore.open(product);
        byte[] picture = picture("png", 1000, 600);
        store.manager();
        List<Answer> answers = OrderStoriesTest.together(4, () -> send(store, store.manager(), "image/png", picture));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        String id = answers.get(0).json().path("id").asText();
        assertThat(answers.stream().map(answer -> answer.json().path("id").asText()))
                .containsOnly(id);
        assertThat(photosOf(store)).isEqualTo(1);
        assertThat(filesOf(answers.get(0).json())).isEqualTo(3);
    }

    @Test
    void a_picture_that_an_item_shows_stays_until_the_item_shows_another() throws Exception {
        MenuBook menu = new MenuBook(OwnStore.open(product));
        String photo = send(menu.store, menu.store.manager(), "image/png", picture("png", 30, 20))
                .json()
                .path("id")
                .asText();
        String item = menu.item(menu.category("면"), "칼국수", 9000);
        menu.save(item, menu.read(item).put("photoId", photo));
        Answer refused = menu.store.manage("DELETE", "/photos/" + photo, null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("photo-shown");
        assertThat(refused.json().path("detail").asText()).contains("칼국수").contains("menu-item-change");
        assertThat(fetch("/photos/" + photo + "/large", null).statusCode()).isEqualTo(200);
        // A removed item shows nothing any more.
        menu.store.manage("DELETE", "/menu/items/" + item, null);
        assertThat(menu.store.manage("DELETE", "/photos/" + photo, null).status())
                .isEqualTo(200);
    }

    @Test
    void a_store_that_has_two_thousand_pictures_is_told_to_remove_one_first() throws Exception {
        OwnStore store = OwnStore.open(product);
        product.jdbc()
                .update(
                        """
                        insert into menu.photo (id, store_id, sent, width, height, small, medium, large)
                        select gen_random_uuid(), ?::uuid, d, 1, 1, d, d, d
                        from generate_series(1, 1999) n, sha256(convert_to(n::text, 'UTF8')) d""",
                        store.id);
        byte[] last = picture("png", 30, 20);
        assertThat(send(store, store.manager(), "image/png", last).status()).isEqualTo(201);
        Answer refused = send(store, store.manager(), "image/png", picture("png", 31, 20));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("too-many-photos");
        assertThat(send(store, store.manager(), "image/png", last).status())
                .as("what it has already is no more")
                .isEqualTo(201);
    }

    @Test
    void another_store_s_manager_a_guest_and_a_stranger_neither_add_nor_remove() throws Exception {
        OwnStore store = OwnStore.open(product);
        OwnStore other = OwnStore.open(product);
        byte[] picture = picture("png", 30, 20);
        assertThat(send(store, other.manager(), "image/png", picture).status()).isEqualTo(403);
        assertThat(send(store, store.phone(), "image/png", picture).status()).isEqualTo(403);
        assertThat(send(store, "guess", "image/png", picture).status()).isEqualTo(401);

        String id = send(store, store.manager(), "image/png", picture)
                .json()
                .path("id")
                .asText();
        assertThat(other.manage("DELETE", "/photos/" + id, null).status()).isEqualTo(404);
        assertThat(store.send(other.manager(), "DELETE", store.path("/photos/" + id), null)
                        .status())
                .isEqualTo(403);
        assertThat(fetch("/photos/" + id + "/large", null).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_too_large_is_told_so(boolean saysHowLong) {
        OwnStore store = OwnStore.open(product);
        byte[] sent = new byte[MOST_BYTES + 1];
        BodyPublisher body = saysHowLong
                ? BodyPublishers.ofByteArray(sent)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(sent));
        Answer refused = send(store, store.manager(), "image/jpeg", body);
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(413);
        assertThat(refused.json().path("detail").asText()).contains("10 MiB");
    }

    @Test
    void as_large_as_may_be_is_looked_into() {
        OwnStore store = OwnStore.open(product);
        assertThat(send(store, store.manager(), "image/jpeg", BodyPublishers.ofByteArray(new byte[MOST_BYTES]))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void elsewhere_a_body_stays_small() {
        OwnStore store = OwnStore.open(product);
        Answer refused = Product.send(product.request(store.path("/stock-movements"))
                .header("Authorization", "Bearer " + store.manager())
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(new byte[64 * 1024 + 1])));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.json().path("detail").asText()).contains("64 KiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "image/svg+xml", "image/gif", "application/octet-stream"})
    void what_does_not_say_that_it_is_a_picture_is_refused(String type) throws Exception {
        OwnStore store = OwnStore.open(product);
        Answer refused = send(store, store.manager(), type, picture("png", 30, 20));
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(415);
        assertThat(refused.json().path("detail").asText()).contains("image/jpeg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "image/png", "image/webp"})
    void what_only_says_so_is_refused_too_and_what_says_another_is_taken(String type) throws Exception {
        OwnStore store = OwnStore.open(product);
        byte[] page = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8);
        Answer refused = send(store, store.manager(), type, page);
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(415);
        assertThat(refused.json().path("detail").asText()).contains("By its content");
        assertThat(send(store, store.manager(), type, picture("png", 30, 20)).status())
                .isEqualTo(201);
    }

    @Test
    void half_a_picture_is_refused_with_what_to_do_and_nothing_is_kept() throws Exception {
        OwnStore store = OwnStore.open(product);
        byte[] whole = picture("jpeg", 300, 200);
        Answer refused = send(store, store.manager(), "image/jpeg", Arrays.copyOf(whole, whole.length / 2));
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("unusable-picture");
        assertThat(refused.json().path("detail").asText()).contains("Save it again");
        assertThat(photosOf(store)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--tablesaga.photos.at-once=0", "--tablesaga.photos.uploads=0"})
    void who_finds_no_place_is_asked_to_come_back_and_sees_what_other_nodes_have_kept(String full) throws Exception {
        OwnStore store = OwnStore.open(product);
        String url = send(store, store.manager(), "image/png", picture("png", 30, 20))
                .json()
                .path("sizes")
                .path(2)
                .path("url")
                .asText();
        Product node = product.anotherNode("--tablesaga.node=full", "--tablesaga.photos.patience=0s", full);
        try {
            Answer later =
                    send(node, store, store.manager(), "image/png", BodyPublishers.ofByteArray(picture("png", 30, 20)));
            assertThat(later.status()).as(later.http().body()).isEqualTo(503);
            assertThat(later.http().headers().firstValue("retry-after")).contains("5");
            assertThat(later.json().path("detail").asText()).contains("send it again");
            assertThat(photosOf(store)).isEqualTo(1);
            assertThat(STRANGER.send(node.request(url).build(), BodyHandlers.ofByteArray())
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            node.context().close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"large", "huge", "LARGE", "small.jpg"})
    void what_is_not_there_is_not_found(String size) throws Exception {
        HttpResponse<byte[]> none = fetch("/photos/" + UUID.randomUUID() + "/" + size, null);
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.headers().allValues("content-type")).containsExactly("application/problem+json");
    }

    @Test
    void whoever_may_everywhere_is_told_that_a_store_is_not_there() throws Exception {
        assertThat(Product.send(product.request("/api/stores/" + UUID.randomUUID() + "/photos")
                                .header("Authorization", "Bearer " + product.operatorToken())
                                .header("Content-Type", "image/jpeg")
                                .POST(BodyPublishers.ofByteArray(picture("jpeg", 20, 15))))
                        .status())
                .isEqualTo(404);
    }

    /** Of a picture nobody has sent before. */
    private static byte[] picture(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random();
        for (int n = 0; n < 50; n++) {
            image.setRGB(random.nextInt(width), random.nextInt(height), random.nextInt());
        }
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, file);
            return file.toByteArray();
        }
    }

    private int photosOf(OwnStore store) {
        return product.jdbc()
                .queryForObject("select count(*) from menu.photo where store_id = ?::uuid", Integer.class, store.id);
    }

    private long filesOf(JsonNode photo) throws IOException {
        Path folder = product.servers()
                .folder()
                .path()
                .resolve("photos/" + photo.path("id").asText());
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private Answer send(OwnStore store, String token, String type, byte[] picture) {
        return send(store, token, type, BodyPublishers.ofByteArray(picture));
    }

    private Answer send(OwnStore store, String token, String type, BodyPublisher picture) {
        return send(product, store, token, type, picture);
    }

    private static Answer send(Product to, OwnStore store, String token, String type, BodyPublisher picture) {
        return Product.send(to.request(store.path("/photos"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(picture));
    }

    private HttpResponse<byte[]> fetch(String path, String tag) throws Exception {
        HttpRequest.Builder request = product.request(path);
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        return STRANGER.send(request.build(), BodyHandlers.ofByteArray());
    }
}
