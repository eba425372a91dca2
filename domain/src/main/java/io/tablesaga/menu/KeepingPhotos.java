package io.tablesaga.menu;

import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.Translated;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Keeping pictures of dishes. The files are there before the row that names them, and go after it; what is left between by a
 * process that died is a folder nobody names, and no photo without its files.
 */
public final class KeepingPhotos {

    /** Of one store: two for each item it may have. */
    public static final int MOST = 2 * EditingMenus.MOST_ITEMS;

    private final Photos photos;
    private final PhotoFiles files;
    private final Pictures pictures;
    private final Supplier<UUID> ids;

    public KeepingPhotos(Photos photos, PhotoFiles files, Pictures pictures, Supplier<UUID> ids) {
        this.photos = photos;
        this.files = files;
        this.pictures = pictures;
        this.ids = ids;
    }

    /** «No» is a value. */
    public sealed interface Answer {

        record Kept(Photo photo) implements Answer {}

        record Refused(PictureRefusal why) implements Answer {}

        /** Nothing was kept; to be sent again in a moment. */
        record Busy() implements Answer {}

        record TooMany(int most) implements Answer {}
    }

    /** What became of a picture that was to go. */
    public sealed interface Removal {

        record Removed() implements Removal {}

        record NoSuchPhoto() implements Removal {}

        /** @param items a few of them, by name */
        record StillShown(List<Translated> items) implements Removal {}
    }

    /** The same picture again is the same photo. */
    public Answer keep(StoreId store, byte[] sent) {
        String digest = sha256(sent);
        Optional<Photo> known = photos.ofPicture(store, digest);
        if (known.isPresent()) {
            return new Answer.Kept(known.get());
        }
        if (photos.count(store) >= MOST) {
            return new Answer.TooMany(MOST);
        }
        Pictures.Answer answer = pictures.render(sent);
        if (answer instanceof Pictures.Answer.Rendered rendered) {
            return new Answer.Kept(keep(store, digest, rendered));
        }
        return answer instanceof Pictures.Answer.Refused refused
                ? new Answer.Refused(refused.why())
                : new Answer.Busy();
    }

    private Photo keep(StoreId store, String digest, Pictures.Answer.Rendered rendered) {
        Map<PhotoSize, String> names = new EnumMap<>(PhotoSize.class);
        rendered.files().forEach((size, file) -> names.put(size, sha256(file)));
        Photo photo = new Photo(new PhotoId(ids.get()), store, digest, rendered.pixels(), names);
        rendered.files().forEach((size, file) -> files.put(photo.key(size), file));
        if (photos.add(photo)) {
            return photo;
        }
        // Sent twice at once; the other one came first.
        drop(photo.id());
        return photos.ofPicture(store, digest).orElseGet(() -> keep(store, digest, rendered));
    }

    public Removal remove(StoreId store, PhotoId id) {
        if (photos.remove(store, id)) {
            drop(id);
            return new Removal.Removed();
        }
        List<Translated> items = photos.shownBy(store, id);
        return items.isEmpty() ? new Removal.NoSuchPhoto() : new Removal.StillShown(items);
    }

    private void drop(PhotoId id) {
        files.list(id + "/").forEach(files::delete);
    }

    public Optional<Photo> find(PhotoId id) {
        return photos.find(id);
    }

    /** @return a JPEG; empty when the photo is being removed */
    public Optional<byte[]> file(Photo photo, PhotoSize size) {
        return files.get(photo.key(size));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
