package io.tablesaga.config;

import io.tablesaga.accounts.Passwords;
import io.tablesaga.accounts.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** One walker for each role in one store, one for each role in all stores, and those who have none by a grant. */
final class Walkers {

    /**
     * With wrong secrets: everybody here comes from one address, and would lock it for the others. And nobody follows
     * menu or orders: what was edited or ordered would be found as a change later.
     */
    static final String[] PATIENCE = {
        "--tablesaga.accounts.tries.free=1000000",
        "--tablesaga.accounts.address-tries.free=1000000",
        "--tablesaga.accounts.sign-ups.free=1000000",
        "--visit.tries.table=1000000",
        "--visit.tries.address=1000000",
        "--tablet.pin.store-tries=1000000",
        "--tablet.pin.address-tries=1000000",
        "--menu.copy.consume=false",
        "--menu.stock.consume=false",
        "--insight.orders.consume=false"
    };

    private static final String SECRET = "a secret of the walkers' programs";

    private final Product product;
    private final JdbcTemplate jdbc;
    private final String hash;

    Walkers(Product product) {
        this.product = product;
        this.jdbc = product.jdbc();
        this.hash = product.context().getBean(Passwords.class).hash(SECRET);
    }

    List<Walker> in(WalkedStore store) {
        List<Walker> walkers = new ArrayList<>();
        walkers.add(Walker.nobody());
        walkers.add(Walker.bearing("guest", Set.of(Role.GUEST), false, store::guest));
        walkers.add(Walker.bearing("tablet", Set.of(Role.TABLET), false, () -> store.tablet(false)));
        walkers.add(
                Walker.bearing("tablet with guests", Set.of(Role.GUEST, Role.TABLET), false, () -> store.tablet(true)));
        if (WrittenContract.ours().operations().stream()
                .anyMatch(operation -> operation.call().equals("POST /api/session"))) {
            walkers.add(new Walker("customer", Set.of(Role.CUSTOMER), false, new SignedIn(product, hash, SECRET)));
        }
        Stream.of(Role.values()).filter(Role::granted).forEach(role -> {
            walkers.add(Walker.bearing(role.word(), Set.of(role), false, program(role, store.id())));
            walkers.add(Walker.bearing(role.word() + " of all stores", Set.of(role), true, program(role, null)));
        });
        return walkers;
    }

    /** A program has its roles by grants, as a person has. */
    private Supplier<String> program(Role role, String store) {
        String id = UUID.randomUUID().toString();
        jdbc.update(
                "insert into accounts.account (id, kind, login, name, secret) values (?::uuid, 'PROGRAM', ?, ?, ?)",
                id,
                "walker-" + id,
                "Walker " + role.word(),
                hash);
        jdbc.update(
                "insert into accounts.role_grant (account_id, role, store_id) values (?::uuid, ?, ?::uuid)",
                id,
                role.name(),
                store);
        Supplier<AccessToken> fresh = () -> new AccessToken(product.base(), "walker-" + id, SECRET);
        AtomicReference<AccessToken> token = new AtomicReference<>(fresh.get());
        return () -> {
            // The key it was signed by may be gone: somebody walks along that operation too.
            if (product.get("/api/nowhere", token.get().value()).status() == 401) {
                token.set(fresh.get());
            }
            return token.get().value();
        };
    }
}
