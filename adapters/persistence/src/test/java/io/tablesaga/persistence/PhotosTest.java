package io.tablesaga.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.menu.Photo;
import io.tablesaga.menu.PhotoId;
import io.tablesaga.menu.PhotoSize;
import io.tablesaga.menu.PhotoSize.Pixels;
import io.tablesaga.menu.persistence.JdbcPhotos;
import io.tablesaga.shared.StoreId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PhotosTest {

    private final JdbcPhotos photos = new JdbcPhotos(Database.POOL);
    private final StoreId store = new StoreId(UUID.randomUUID());

    @Test
    void a_photo_is_found_by_its_id_and_by_what_was_sent() {
        Photo photo = photo(store, "a1");
        assertThat(photos.add(photo)).isTrue();
        assertThat(photos.find(photo.id())).contains(photo);
        assertThat(photos.ofPicture(store, photo.sent())).contains(photo);
        assertThat(photos.ofPicture(store, "b2".repeat(32))).isEmpty();
    }

    @Test
    void of_one_picture_a_store_has_one_photo_and_another_store_its_own() {
        StoreId other = new StoreId(UUID.randomUUID());
        assertThat(photos.add(photo(store, "a1"))).isTrue();
        assertThat(photos.add(photo(store, "a1"))).isFalse();
        assertThat(photos.add(photo(other, "a1"))).isTrue();
    }

    @Test
    void only_its_own_store_removes_it() {
        Photo photo = photo(store, "a1");
        photos.add(photo);
        assertThat(photos.remove(new StoreId(UUID.randomUUID()), photo.id())).isFalse();
        assertThat(photos.remove(store, photo.id())).isTrue();
        assertThat(photos.remove(store, photo.id())).isFalse();
        assertThat(photos.find(photo.id())).isEmpty();
    }

    private static Photo photo(StoreId store, String sent) {
        return new Photo(
                new PhotoId(UUID.randomUUID()),
                store,
                sent.repeat(32),
                new Pixels(4000, 3000),
                Map.of(
                        PhotoSize.SMALL, "01".repeat(32),
                        PhotoSize.MEDIUM, "02".repeat(32),
                        PhotoSize.LARGE, "03".repeat(32)));
    }
}
