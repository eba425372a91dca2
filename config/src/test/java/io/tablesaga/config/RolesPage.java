package io.tablesaga.config;

import io.tablesaga.accounts.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** docs/roles.md: what the walk has seen. */
final class RolesPage {

    private static final String HEAD =
            """
            # Who may do what

            Seen by RoleWalkTest, which has every role call every operation of the contract, in its own store and in another;
            do not edit. Regenerate: `mvn verify -Dtablesaga.roles=write`.

            «own»: in the store they have the role in, and in no other. «all»: it names no store, so that only the role in all
            stores will do. «yes»: it names no store and is about who asks. An empty cell is closed: 401 to whoever is not
            known, 403 to whoever is. A guest is a phone or tablet in a running visit, a tablet is one that is bound to a table,
            a customer is anybody who has signed in. A merchandiser's column is empty until there are vouchers to sell: the role
            can be given already, and opens nothing.
            """;

    private static final String OPEN =
            """

            ## Open at the door

            Everybody comes in here. «holder»: an order opens only with its own token, a payment only with what its page has
            returned. «provider»: what a payment provider sends to the secret address is a hint, and any other is not heard.
            """;

    private RolesPage() {}

    /** @param cells by operation, then by role */
    static String of(List<WrittenOperation> operations, Map<String, Map<Role, String>> cells) {
        String roles = Stream.of(Role.values()).map(Role::word).collect(Collectors.joining(" | "));
        return HEAD + "\n| operation | | " + roles + " |\n|---|---" + "|---".repeat(Role.values().length) + "|\n"
                + operations.stream()
                        .filter(operation -> !operation.open())
                        .map(operation -> "| " + named(operation) + " | "
                                + Stream.of(Role.values())
                                        .map(role -> cells.get(operation.id()).getOrDefault(role, ""))
                                        .collect(Collectors.joining(" | "))
                                + " |\n")
                        .collect(Collectors.joining())
                + OPEN + "\n| operation | | to |\n|---|---|---|\n"
                + operations.stream()
                        .filter(WrittenOperation::open)
                        .map(operation ->
                                "| " + named(operation) + " | " + String.join(", ", operation.words()) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String named(WrittenOperation operation) {
        return operation.id() + " | `" + operation.call() + "`";
    }
}
