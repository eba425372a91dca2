package io.tablesaga.accounts;

import java.util.List;
import java.util.Optional;

/** @param identity when another issuer gives it its tokens; then it has no secret here */
public record RegisterProgram(String clientId, String name, List<Grant> grants, Optional<FederatedIdentity> identity) {

    public RegisterProgram {
        grants = List.copyOf(grants);
        if (!Program.isClientId(clientId) || grants.isEmpty()) {
            throw new IllegalArgumentException("a program has a client id and may do something");
        }
    }

    @Override
    public String toString() {
        return "RegisterProgram[" + clientId + "]";
    }
}
