package io.tablesaga.ordering;

import io.tablesaga.shared.VisitId;
import java.util.Optional;

/** What ordering keeps of how far the kitchen is: for the guests, and for the next one's wait. */
public interface KitchenProgress {

    /**
     * Takes it over, in the caller's transaction. What comes again, or after something later, changes nothing.
     *
     * @return the visit it was for; empty when nothing was changed
     */
    Optional<VisitId> follow(KitchenNews news);
}
