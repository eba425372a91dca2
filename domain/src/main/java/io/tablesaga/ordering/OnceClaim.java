package io.tablesaga.ordering;

import io.tablesaga.menu.OncePer;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.VisitId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The one order of an item that can be ordered once only, within what: of the fields those are there that name it.
 *
 * @param day the store's business day
 */
public record OnceClaim(ItemId item, Optional<VisitId> visit, Optional<AccountId> account, Optional<LocalDate> day) {

    /** @param account there, where the item asks for a guest who has signed in */
    static OnceClaim of(ItemId item, OncePer once, VisitId visit, Optional<AccountId> account, LocalDate day) {
        return switch (once) {
            case VISIT -> new OnceClaim(item, Optional.of(visit), Optional.empty(), Optional.empty());
            case DAY -> new OnceClaim(item, Optional.empty(), account, Optional.of(day));
            case ACCOUNT -> new OnceClaim(item, Optional.empty(), account, Optional.empty());
        };
    }
}
