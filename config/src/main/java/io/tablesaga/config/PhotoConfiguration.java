package io.tablesaga.config;

import io.tablesaga.floor.Stores;
import io.tablesaga.menu.KeepingPhotos;
import io.tablesaga.menu.Photos;
import io.tablesaga.menu.PictureLimits;
import io.tablesaga.menu.persistence.JdbcPhotos;
import io.tablesaga.menu.photos.FolderPhotoFiles;
import io.tablesaga.menu.photos.RenderedPictures;
import io.tablesaga.menu.web.PhotoController;
import io.tablesaga.menu.web.PhotoFileController;
import io.tablesaga.shared.TimeOrderedIds;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Pictures of dishes: where they lie, and how much work they may make. */
@Configuration(proxyBeanMethods = false)
class PhotoConfiguration {

    /**
     * @param folder for the files; of several nodes the same
     * @param atOnce how many are unpacked at once
     * @param patience how long the next one waits for that
     * @param uploads how many are in the house at once, of 10 MiB at most
     */
    @ConfigurationProperties("tablesaga.photos")
    record PhotoSettings(Path folder, int atOnce, Duration patience, int uploads) {}

    @Bean
    Photos photos(DataSource dataSource) {
        return new JdbcPhotos(dataSource);
    }

    @Bean
    KeepingPhotos keepingPhotos(Photos photos, PhotoSettings settings, TimeOrderedIds ids) {
        return new KeepingPhotos(
                photos,
                new FolderPhotoFiles(settings.folder()),
                new RenderedPictures(PictureLimits.USUAL, settings.atOnce(), settings.patience()),
                ids::next);
    }

    @Bean
    PhotoController photoController(KeepingPhotos photos, Stores stores, PhotoSettings settings) {
        return new PhotoController(photos, stores::exists, settings.uploads());
    }

    @Bean
    PhotoFileController photoFileController(KeepingPhotos photos) {
        return new PhotoFileController(photos);
    }
}
