package io.tablesaga.menu.web;

import io.tablesaga.menu.KeepingPhotos;
import io.tablesaga.menu.Photo;
import io.tablesaga.menu.PhotoId;
import io.tablesaga.menu.PhotoSize;
import io.tablesaga.shared.web.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Pictures as guests' browsers and whatever caches stand before them fetch them: by nobody, once, for ever. */
@RestController
public class PhotoFileController {

    private static final Supplier<NotFound> NONE = () -> new NotFound("There is no such photo.");

    private final KeepingPhotos photos;

    public PhotoFileController(KeepingPhotos photos) {
        this.photos = photos;
    }

    @GetMapping("/photos/{photoId}/{size}")
    ResponseEntity<byte[]> show(
            @PathVariable("photoId") UUID photoId, @PathVariable("size") String word, HttpServletResponse response) {
        PhotoSize size = PhotoSize.of(word).orElseThrow(NONE);
        Photo photo = photos.find(new PhotoId(photoId)).orElseThrow(NONE);
        byte[] file = photos.file(photo, size).orElseThrow(NONE);
        cacheable(response);
        return ResponseEntity.ok()
                .eTag("\"" + photo.files().get(size) + "\"")
                .contentType(MediaType.IMAGE_JPEG)
                .body(file);
    }

    /** In place of what the door has said already; a problem keeps that. */
    private static void cacheable(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    }
}
