package io.tablesaga.accounts.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.accounts.Login;
import io.tablesaga.accounts.NewPassword;
import io.tablesaga.accounts.Role;
import io.tablesaga.accounts.StaffRefusal;
import io.tablesaga.accounts.Staffing;
import io.tablesaga.accounts.Staffing.Acceptance;
import io.tablesaga.accounts.Staffing.Invited;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.routes.Callers;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/** Invitations and roles as the contract writes them. */
public final class StaffCommands {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Staffing staffing;

    public StaffCommands(Staffing staffing) {
        this.staffing = staffing;
    }

    void invite(Exchange exchange) {
        Caller caller = Callers.of(exchange);
        StoreId store = new StoreId(id(exchange, "storeId"));
        JsonNode body = JsonBody.of(exchange);
        Login login = read(() -> new Login(body.path("login").asText()));
        Set<Role> roles = roles(body.path("roles"));
        answer(exchange, () -> invited(staffing.invite(caller, Optional.of(store), login, roles)));
    }

    void inviteOperator(Exchange exchange) {
        Caller caller = Callers.of(exchange);
        JsonNode body = JsonBody.of(exchange);
        Login login = read(() -> new Login(body.path("login").asText()));
        answer(exchange, () -> invited(staffing.invite(caller, Optional.empty(), login, Set.of(Role.OPERATOR))));
    }

    void accept(Exchange exchange) {
        Caller caller = Callers.of(exchange);
        JsonNode body = JsonBody.of(exchange);
        Acceptance acceptance = new Acceptance(
                text(body, "token"),
                text(body, "login"),
                text(body, "name"),
                text(body, "password"),
                Callers.addressOf(exchange));
        answer(exchange, () -> {
            AccountId account = staffing.accept(caller, acceptance);
            return Reply.json(201, JSON.createObjectNode().put("accountId", account.toString()));
        });
    }

    void withdraw(Exchange exchange) {
        StoreId store = new StoreId(id(exchange, "storeId"));
        UUID invitation = id(exchange, "invitationId");
        answer(exchange, () -> {
            staffing.withdraw(Optional.of(store), invitation);
            return Reply.json(200, JSON.createObjectNode().put("id", invitation.toString()));
        });
    }

    void take(Exchange exchange) {
        Caller caller = Callers.of(exchange);
        StoreId store = new StoreId(id(exchange, "storeId"));
        AccountId whom = new AccountId(id(exchange, "accountId"));
        Role role = role(exchange.getMessage().getHeader("role", "", String.class));
        answer(exchange, () -> {
            staffing.take(caller, store, whom, role);
            return taken(whom, role);
        });
    }

    void takeOperator(Exchange exchange) {
        AccountId whom = new AccountId(id(exchange, "accountId"));
        answer(exchange, () -> {
            staffing.takeOperator(whom);
            return taken(whom, Role.OPERATOR);
        });
    }

    private static Reply invited(Invited invited) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", invited.invitation().id().toString())
                .put("token", invited.token())
                .put("expiresAt", invited.invitation().expiresAt().toString());
        return Reply.json(201, json);
    }

    private static Reply taken(AccountId whom, Role role) {
        return Reply.json(
                200, JSON.createObjectNode().put("accountId", whom.toString()).put("role", role.word()));
    }

    private static void answer(Exchange exchange, Supplier<Reply> command) {
        try {
            exchange.getMessage().setBody(command.get());
        } catch (StaffRefusal refusal) {
            exchange.getMessage().setBody(Reply.problem(StaffProblems.of(refusal.reason())));
        } catch (NewPassword.Weak e) {
            exchange.getMessage()
                    .setBody(Reply.problem(Problem.of(400, "weak-password", "Weak password", e.getMessage())));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(e.getMessage());
        }
    }

    private static <T> T read(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(e.getMessage());
        }
    }

    /** Java's own sentence would repeat what was sent. */
    private static UUID id(Exchange exchange, String name) {
        try {
            return UUID.fromString(exchange.getMessage().getHeader(name, "", String.class));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(name + " in the path must be an id as it was given.");
        }
    }

    private static String text(JsonNode body, String field) {
        return body.path(field).isTextual() ? body.path(field).asText() : "";
    }

    private static Set<Role> roles(JsonNode words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        words.forEach(word -> roles.add(role(word.asText())));
        if (roles.isEmpty() || !words.isArray()) {
            throw new InvalidRequest("roles must name at least one of kitchen, floor, manager and merchandiser.");
        }
        return roles;
    }

    private static Role role(String word) {
        try {
            Role role = Role.of(word);
            if (role.granted()) {
                return role;
            }
        } catch (IllegalArgumentException e) {
            // Not in the list either.
        }
        throw new InvalidRequest("A role is one of kitchen, floor, manager and merchandiser.");
    }
}
