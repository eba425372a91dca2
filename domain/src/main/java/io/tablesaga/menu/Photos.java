package io.tablesaga.menu;

import io.tablesaga.shared.StoreId;
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

    /** @return false when the store has no such photo */
    boolean remove(StoreId store, PhotoId id);
}
