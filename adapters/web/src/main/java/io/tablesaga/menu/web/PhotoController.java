package io.tablesaga.menu.web;

import io.tablesaga.menu.KeepingPhotos;
import io.tablesaga.menu.KeepingPhotos.Answer;
import io.tablesaga.menu.KeepingPhotos.Removal;
import io.tablesaga.menu.Photo;
import io.tablesaga.menu.PhotoId;
import io.tablesaga.menu.PhotoSize;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.NotFound;
import io.tablesaga.shared.web.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A manager's pictures of dishes. */
@RestController
public class PhotoController {

    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/webp");
    private static final int BUSY_SECONDS = 5;

    private final KeepingPhotos photos;
    private final Predicate<StoreId> stores;
    private final Semaphore uploads;

    /** @param stores whether there is one; @param uploads how many may be on their way at once, whole in memory */
    public PhotoController(KeepingPhotos photos, Predicate<StoreId> stores, int uploads) {
        this.photos = photos;
        this.stores = stores;
        this.uploads = new Semaphore(uploads);
    }

    /** @param width of the picture as it was sent, upright */
    record PhotoView(UUID id, int width, int height, List<SizeView> sizes) {}

    record SizeView(String size, int width, int height, String url) {}

    record RemovedView(UUID id) {}

    /** What it is, is looked at in the picture itself; the type only keeps other sites' forms out. */
    @PostMapping("/api/stores/{storeId}/photos")
    @ResponseStatus(HttpStatus.CREATED)
    PhotoView add(@PathVariable("storeId") UUID storeId, HttpServletRequest request) throws IOException {
        if (!TYPES.contains(type(request))) {
            throw new Refused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported-media-type",
                    "Send the picture itself, as image/jpeg, image/png or image/webp.");
        }
        StoreId store = new StoreId(storeId);
        if (!stores.test(store)) {
            throw new NotFound("There is no such store.");
        }
        if (!uploads.tryAcquire()) {
            throw busy();
        }
        try {
            return view(kept(photos.keep(store, request.getInputStream().readAllBytes())));
        } finally {
            uploads.release();
        }
    }

    private static String type(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static Photo kept(Answer answer) {
        if (answer instanceof Answer.Kept kept) {
            return kept.photo();
        }
        if (answer instanceof Answer.TooMany tooMany) {
            throw PhotoProblems.tooMany(tooMany.most());
        }
        throw answer instanceof Answer.Refused refused ? PhotoProblems.refused(refused.why()) : busy();
    }

    private static Refused busy() {
        return new Refused(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "Other pictures are being taken in. Nothing was kept: send it again in a few seconds.",
                BUSY_SECONDS);
    }

    private static PhotoView view(Photo photo) {
        return new PhotoView(
                photo.id().value(),
                photo.pixels().width(),
                photo.pixels().height(),
                Arrays.stream(PhotoSize.values())
                        .map(size -> new SizeView(
                                size.word(),
                                size.of(photo.pixels()).width(),
                                size.of(photo.pixels()).height(),
                                "/photos/" + photo.id() + "/" + size.word()))
                        .toList());
    }

    @DeleteMapping("/api/stores/{storeId}/photos/{photoId}")
    RemovedView remove(@PathVariable("storeId") UUID storeId, @PathVariable("photoId") UUID photoId) {
        Removal removal = photos.remove(new StoreId(storeId), new PhotoId(photoId));
        if (removal instanceof Removal.StillShown shown) {
            throw PhotoProblems.shown(shown.items());
        }
        if (removal instanceof Removal.NoSuchPhoto) {
            throw new NotFound("This store has no such photo.");
        }
        return new RemovedView(photoId);
    }
}
