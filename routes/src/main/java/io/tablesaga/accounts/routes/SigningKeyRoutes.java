package io.tablesaga.accounts.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tablesaga.accounts.SigningKeys;
import io.tablesaga.accounts.SigningKeys.Rotated;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The operation {@code signing-keys-rotate}: an operator does not wait until a new key signs by itself. */
public final class SigningKeyRoutes extends RouteBuilder {

    private final SigningKeys keys;

    public SigningKeyRoutes(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public void configure() {
        from("direct:signing-keys-rotate")
                .routeId("signing-keys-rotate")
                .group("accounts")
                .description("An operator has a new key sign, and may revoke the ones before it")
                .routeConfigurationId(HouseErrors.EDGE)
                .process(SigningKeyRoutes::read)
                .to("direct:signing-keys-change")
                .process(SigningKeyRoutes::answer)
                .process(Reply::write);

        from("direct:signing-keys-change")
                .routeId("signing-keys-change")
                .group("accounts")
                .description("One key begins to sign and the others end, in one commit")
                .routeConfigurationId("inner")
                .transacted()
                .bean(keys, "rotate")
                .end();
    }

    private static void read(Exchange exchange) {
        JsonNode revoke = JsonBody.of(exchange).path("revoke");
        if (!revoke.isBoolean()) {
            throw new InvalidRequest("revoke must say whether tokens of the keys before are refused at once.");
        }
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(revoke.asBoolean());
    }

    private static void answer(Exchange exchange) {
        Rotated rotated = exchange.getMessage().getBody(Rotated.class);
        exchange.getMessage()
                .setBody(Reply.json(
                        200,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("keyId", rotated.signing().id())
                                .put(
                                        "signsUntil",
                                        rotated.signing().signsUntil().toString())
                                .put(
                                        "verifiesUntil",
                                        rotated.signing().verifiesUntil().toString())
                                .put("revoked", rotated.revoked())));
    }
}
