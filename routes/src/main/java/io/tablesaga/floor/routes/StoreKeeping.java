package io.tablesaga.floor.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.accounts.Passwords;
import io.tablesaga.floor.StoreSettings;
import io.tablesaga.floor.Stores;
import io.tablesaga.floor.Tablets;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import java.time.Instant;
import java.util.Optional;

/** Carries out what managers want of their store, and answers. */
public final class StoreKeeping {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stores stores;
    private final Tablets tablets;
    private final Passwords passwords;
    private final TimeOrderedIds ids;

    public StoreKeeping(Stores stores, Tablets tablets, Passwords passwords, TimeOrderedIds ids) {
        this.stores = stores;
        this.tablets = tablets;
        this.passwords = passwords;
        this.ids = ids;
    }

    public Reply create(StoreSettings settings) {
        StoreId store = new StoreId(ids.next());
        stores.add(store, settings);
        return Reply.json(201, store(store).put("version", 1));
    }

    public Reply change(StoreIntake.Change change) {
        if (stores.change(change.store(), change.settings(), change.version())) {
            return Reply.json(200, store(change.store()).put("version", change.version() + 1));
        }
        return stores.find(change.store()).map(StoreKeeping::changedMeanwhile).orElseGet(StoreKeeping::unknown);
    }

    private static Reply changedMeanwhile(Stores.Store store) {
        return Reply.problem(Problem.of(
                409,
                "settings-changed",
                "Somebody changed them meanwhile",
                "Nothing was saved. Read the settings again (they are version " + store.version()
                        + " now), and save your change upon those."));
    }

    public Reply pause(StoreIntake.PauseStore pause) {
        Optional<Instant> since = stores.pause(pause.store(), pause.until(), pause.reason());
        return since.map(began -> Reply.json(
                        200,
                        store(pause.store())
                                .put("since", began.toString())
                                .put(
                                        "until",
                                        pause.until().map(Instant::toString).orElse(null))
                                .put("reason", pause.reason())))
                .orElseGet(StoreKeeping::unknown);
    }

    public Reply resume(StoreId store) {
        return stores.resume(store) ? Reply.json(200, store(store)) : unknown();
    }

    public Reply setPin(StoreIntake.SetPin command) {
        String hash = passwords.hash(command.pin().digits());
        return tablets.setPin(command.store(), hash) ? Reply.json(200, store(command.store())) : unknown();
    }

    private static ObjectNode store(StoreId store) {
        return JSON.createObjectNode().put("storeId", store.toString());
    }

    private static Reply unknown() {
        return Reply.problem(Problem.of(404, "unknown-store", "No such store", "There is no such store."));
    }
}
