package io.tablesaga.accounts.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.accounts.FederatedIdentity;
import io.tablesaga.accounts.Grant;
import io.tablesaga.accounts.Program;
import io.tablesaga.accounts.ProgramCommand;
import io.tablesaga.accounts.Role;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;

/** What operators and managers want about programs, as the contract writes it. */
final class ProgramIntake {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_STORES = 200;

    private final String issuer;

    ProgramIntake(String issuer) {
        this.issuer = issuer;
    }

    void register(Exchange exchange) {
        JsonNode json = JsonBody.of(exchange);
        Set<Optional<StoreId>> stores = stores(json);
        List<Grant> grants = new ArrayList<>();
        for (Role role : roles(json.path("roles"))) {
            stores.forEach(store -> grants.add(new Grant(role, store)));
        }
        goOn(exchange, new ProgramCommand.Register(clientId(json), name(json), grants, identity(json)));
    }

    /** A manager's programs are integrators in the manager's store, with a secret of ours. */
    void registerInStore(Exchange exchange) {
        JsonNode json = JsonBody.of(exchange);
        for (String field : List.of("roles", "storeIds", "allStores", "issuer", "subject")) {
            if (json.has(field)) {
                throw new InvalidRequest(field + " is an operator's to say; leave it out.");
            }
        }
        List<Grant> grants = List.of(new Grant(Role.INTEGRATOR, store(exchange)));
        goOn(exchange, new ProgramCommand.Register(clientId(json), name(json), grants, Optional.empty()));
    }

    void renew(Exchange exchange) {
        JsonNode endOld = JsonBody.of(exchange).path("endOld");
        if (!endOld.isMissingNode() && !endOld.isBoolean()) {
            throw new InvalidRequest("endOld must be true or false.");
        }
        goOn(exchange, new ProgramCommand.Renew(program(exchange), store(exchange), endOld.asBoolean(false)));
    }

    void close(Exchange exchange) {
        goOn(exchange, new ProgramCommand.Close(program(exchange), store(exchange)));
    }

    /** The caller's headers end here. */
    private static void goOn(Exchange exchange, ProgramCommand command) {
        exchange.setProperty(ProgramAnswers.COMMAND, command);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(command);
    }

    private static AccountId program(Exchange exchange) {
        try {
            return AccountId.of(exchange.getMessage().getHeader("programId", "", String.class));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("The program's id must be one as the list of programs gives it.");
        }
    }

    /** Of the path; empty in an operator's. */
    private static Optional<StoreId> store(Exchange exchange) {
        return Optional.ofNullable(exchange.getMessage().getHeader("storeId", String.class))
                .map(ProgramIntake::store);
    }

    private static StoreId store(String text) {
        try {
            return StoreId.of(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("A store's id must be one as GET /api/stores gives it.");
        }
    }

    private static String clientId(JsonNode json) {
        String clientId = json.path("clientId").asText("");
        if (!Program.isClientId(clientId)) {
            throw new InvalidRequest("clientId must be 3 to 64 small letters, digits, dots, hyphens or underscores,"
                    + " the first a letter or digit.");
        }
        return clientId;
    }

    private static String name(JsonNode json) {
        String name = json.path("name").asText("");
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidRequest("name must say in 1 to " + LONGEST_NAME + " characters what the program is.");
        }
        return name;
    }

    private static Set<Role> roles(JsonNode json) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        try {
            json.forEach(word -> roles.add(Role.of(word.asText())));
        } catch (IllegalArgumentException e) {
            roles.clear();
        }
        if (!json.isArray() || roles.isEmpty() || !roles.stream().allMatch(Role::granted)) {
            throw new InvalidRequest(
                    "roles must name some of kitchen, floor, manager, merchandiser, integrator, monitor and operator.");
        }
        return roles;
    }

    private static Set<Optional<StoreId>> stores(JsonNode json) {
        Set<Optional<StoreId>> stores = new LinkedHashSet<>();
        json.path("storeIds").forEach(id -> stores.add(Optional.of(store(id.asText()))));
        if (json.path("allStores").asBoolean(false) == !stores.isEmpty() || stores.size() > MOST_STORES) {
            throw new InvalidRequest("Name 1 to " + MOST_STORES + " storeIds, or say allStores: true.");
        }
        if (stores.isEmpty()) {
            stores.add(Optional.empty());
        }
        return stores;
    }

    private Optional<FederatedIdentity> identity(JsonNode json) {
        if (!json.has("issuer") && !json.has("subject")) {
            return Optional.empty();
        }
        FederatedIdentity identity = new FederatedIdentity(
                json.path("issuer").asText(""), json.path("subject").asText(""));
        if (!identity.possible() || !identity.issuer().equals(issuer)) {
            throw new InvalidRequest(
                    issuer == null
                            ? "No other issuer's tokens are taken here; TABLESAGA_OIDC_ISSUER would name one."
                            : "issuer must be " + issuer + ", and subject what its tokens have in sub.");
        }
        return Optional.of(identity);
    }
}
