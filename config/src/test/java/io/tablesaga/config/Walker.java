package io.tablesaga.config;

import io.tablesaga.accounts.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Somebody who walks along all operations.
 *
 * @param everywhere whether they have the role in all stores; else in one
 * @param proof the headers that tell who asks; made anew where the last one holds no more
 */
record Walker(String name, Set<Role> roles, boolean everywhere, Supplier<Map<String, String>> proof) {

    static Walker nobody() {
        return new Walker("nobody", Set.of(), false, Map::of);
    }

    static Walker bearing(String name, Set<Role> roles, boolean everywhere, Supplier<String> token) {
        return new Walker(name, roles, everywhere, () -> Map.of("Authorization", "Bearer " + token.get()));
    }

    /** A plain reading of {@code x-roles} and the path. @param own whether the request names the walker's own store */
    boolean may(WrittenOperation operation, boolean own) {
        return operation.open() || roles.stream().anyMatch(role -> may(role, operation, own));
    }

    private boolean may(Role role, WrittenOperation operation, boolean own) {
        List<String> words = operation.words();
        boolean named = operation.namesAStore();
        return words.contains(role.word())
                && switch (role) {
                    case GUEST, TABLET -> own || !named;
                    case CUSTOMER -> true;
                    default -> everywhere || named && own;
                };
    }

    boolean known() {
        return !roles.isEmpty();
    }

    boolean atTable() {
        return roles.contains(Role.GUEST) || roles.contains(Role.TABLET);
    }

    @Override
    public String toString() {
        return name;
    }
}
