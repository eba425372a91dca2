package io.tablesaga.menu;

import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.Translated;
import java.util.List;
import java.util.Optional;

/** Which photos there are, and whose. */
public interface Photos {

    /** @return false, with nothing changed, when the store has a photo of the same picture */
    boolean add(Photo photo);

    Optional<Photo> find(PhotoId id);

    /** @param sent the SHA-256 of what was sent, in hex */
    Optional<Photo> ofPicture(StoreId store, String sent);

    /** @return those that the store has */
    List<PhotoId> of(StoreId store, List<PhotoId> ids);

    /** @return false, with nothing changed, when the store has no such photo, or an item shows it */
    boolean remove(StoreId store, PhotoId id);

    /** The names of the items that show it, a few of them. */
    List<Translated> shownBy(StoreId store, PhotoId id);

    int count(StoreId store);
}
