package io.tablesaga.accounts.routes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.accounts.LookingAfterPrograms.Told;
import io.tablesaga.accounts.Program;
import io.tablesaga.accounts.ProgramCommand;
import io.tablesaga.accounts.ProgramRefused;
import io.tablesaga.shared.routes.EdgeProblems;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.Exchange;

/** What they are told; a secret only when it is new. */
final class ProgramAnswers {

    /** Of the exchange. */
    static final String COMMAND = "program-command";

    private ProgramAnswers() {}

    static void told(Exchange exchange) {
        Told told = exchange.getMessage().getBody(Told.class);
        ObjectNode json = json(told.program());
        told.secret().ifPresent(secret -> json.put("secret", secret));
        boolean made = exchange.getProperty(COMMAND) instanceof ProgramCommand.Register;
        exchange.getMessage().setBody(Reply.json(made ? 201 : 200, json));
    }

    private static ObjectNode json(Program program) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", program.id().toString())
                .put("clientId", program.clientId())
                .put("name", program.name())
                .put("registeredAt", program.registeredAt().toString());
        ArrayNode grants = json.putArray("grants");
        program.grants().forEach(grant -> grants.addObject()
                .put("role", grant.role().word())
                .put("storeId", grant.store().map(Object::toString).orElse(null)));
        program.identity()
                .ifPresent(identity -> json.put("issuer", identity.issuer()).put("subject", identity.subject()));
        program.earlierSecretUntil().ifPresent(until -> json.put("earlierSecretUntil", until.toString()));
        program.closedAt().ifPresent(closed -> json.put("closedAt", closed.toString()));
        return json;
    }

    static void refuse(Exchange exchange) {
        exchange.getMessage()
                .setBody(Reply.problem(problem(
                        EdgeProblems.caught(exchange, ProgramRefused.class).why())));
    }

    private static Problem problem(ProgramRefused.Why why) {
        return switch (why) {
            case NO_SUCH_PROGRAM ->
                Problem.of(404, "unknown-program", "No such program", "There is no such program here.");
            case NO_SUCH_STORE ->
                Problem.of(
                        404, "unknown-store", "No such store", "There is no such store; GET /api/stores lists them.");
            case CLIENT_ID_TAKEN ->
                Problem.of(
                        409,
                        "client-id-taken",
                        "The client id is taken",
                        "Nothing was registered. A client id is never given twice, also when its program is closed.");
            case IDENTITY_TAKEN ->
                Problem.of(
                        409,
                        "identity-taken",
                        "That subject is registered already",
                        "Nothing was registered. The issuer's subject is somebody's here.");
            case CLOSED ->
                Problem.of(409, "program-closed", "The program is closed", "Nothing was changed. Register a new one.");
            case NO_SECRET_HERE ->
                Problem.of(
                        409,
                        "no-secret-here",
                        "Its tokens come from another issuer",
                        "Nothing was changed. Its secret is changed at that issuer.");
        };
    }
}
