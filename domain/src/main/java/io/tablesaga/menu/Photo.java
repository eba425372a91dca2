package io.tablesaga.menu;

import io.tablesaga.menu.PhotoSize.Pixels;
import io.tablesaga.shared.StoreId;
import java.util.Map;

/**
 * A picture of a dish as it is kept: without anything that came along with it.
 *
 * @param sent the SHA-256 of what was sent, in hex: the same sent again is the same photo
 * @param pixels upright, before it was made smaller
 * @param files of each size, the SHA-256 of its JPEG file, in hex
 */
public record Photo(PhotoId id, StoreId store, String sent, Pixels pixels, Map<PhotoSize, String> files) {

    public Photo {
        files = Map.copyOf(files);
        if (files.size() != PhotoSize.values().length) {
            throw new IllegalArgumentException("photo " + id + " has not all sizes: " + files.keySet());
        }
    }

    /** Where one size lies among the files; what lies there never changes. */
    public String key(PhotoSize size) {
        return id + "/" + files.get(size) + ".jpg";
    }
}
