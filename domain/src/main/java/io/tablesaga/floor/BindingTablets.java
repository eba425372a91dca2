package io.tablesaga.floor;

import io.tablesaga.accounts.Passes;
import io.tablesaga.accounts.Passwords;
import io.tablesaga.accounts.Tries;
import io.tablesaga.accounts.Tries.Try;
import io.tablesaga.shared.Alarms;
import io.tablesaga.shared.TimeOrderedIds;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** A device becomes a table's tablet, by the store's PIN; wrong PINs are counted for the store and for where they come from. */
public final class BindingTablets {

    /**
     * @param store wrong PINs for one store
     * @param address wrong PINs from one address, for whatever store
     */
    public record Limits(Tries.Limits store, Tries.Limits address) {}

    private final Tables tables;
    private final Tablets tablets;
    private final Passwords passwords;
    private final Tries tries;
    private final Limits limits;
    private final Alarms alarms;
    private final TimeOrderedIds ids;
    private final Supplier<String> tokens;

    public BindingTablets(
            Tables tables,
            Tablets tablets,
            Passwords passwords,
            Tries tries,
            Limits limits,
            Alarms alarms,
            TimeOrderedIds ids,
            Supplier<String> tokens) {
        this.tables = tables;
        this.tablets = tablets;
        this.passwords = passwords;
        this.tries = tries;
        this.limits = limits;
        this.alarms = alarms;
        this.ids = ids;
        this.tokens = tokens;
    }

    public BindAnswer bind(BindTablet command) {
        Optional<Tables.Placed> table = tables.byCode(command.tableCode());
        if (table.isEmpty()) {
            return new BindAnswer.UnknownTable();
        }
        String fromAddress = "tablet-pin from " + command.address();
        Try byAddress = tries.take(fromAddress, limits.address());
        if (!byAddress.allowed()) {
            return locked(byAddress, command, table.get());
        }
        String ofStore = "tablet-pin of " + table.get().store();
        Try byStore = tries.take(ofStore, limits.store());
        if (!byStore.allowed()) {
            return locked(byStore, command, table.get());
        }
        Optional<String> pin = tablets.pinOf(table.get().store());
        if (pin.isEmpty()) {
            return new BindAnswer.NoPin();
        }
        if (!passwords.fits(command.pin(), pin.get())) {
            note(Alarms.Kind.WRONG_PIN, command, table.get());
            return new BindAnswer.WrongPin();
        }
        tries.forget(ofStore);
        tries.giveBack(fromAddress);
        return bound(command, table.get());
    }

    private BindAnswer locked(Try refused, BindTablet command, Tables.Placed table) {
        note(Alarms.Kind.PIN_LOCKED, command, table);
        return new BindAnswer.Locked(refused.lockedUntil().orElseThrow());
    }

    private void note(Alarms.Kind kind, BindTablet command, Tables.Placed placed) {
        alarms.note(kind, Optional.of(placed.store()), placed.table().id().toString(), command.address());
    }

    private BindAnswer bound(BindTablet command, Tables.Placed placed) {
        UUID tablet = ids.next();
        String token = Passes.PREFIX + tokens.get();
        return tablets.bind(tablet, command, token)
                ? new BindAnswer.Bound(tablet, placed.store(), placed.table(), token)
                : new BindAnswer.UnknownTable();
    }
}
