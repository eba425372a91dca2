package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever reads the database gets in nowhere: of what lets somebody in, a hash is kept. */
class HashedTokensTest {

    private final Product product = Product.running(Product.Wired.DIRECT);
    private final Traces traces = new Traces(product);

    @Test
    void a_phone_s_and_that_of_who_asks_to_join() {
        Dining table = Dining.table(product);
        isHashed(table.phone());
        Answer asked = table.ask("준호");
        isHashed(asked.json().path("token").asText());
    }

    @Test
    void a_slip() {
        Dining table = Dining.inStore(product, "SLIP");
        Answer issued = product.operatorPost(
                "/api/stores/" + table.store() + "/slips", "{\"tableId\": \"" + table.table() + "\"}");
        isHashed(issued.json().path("slip").asText());
    }

    @Test
    void an_invitation() {
        JsonNode invited = OwnStore.open(product)
                .manage(
                        "POST",
                        "/invitations",
                        "{\"login\": \"jun-" + UUID.randomUUID() + "@example.com\", \"roles\": [\"kitchen\"]}")
                .json();
        assertThat(traces.inDatabase(invited.path("id").asText())).contains("accounts.invitation.id");
        isHashed(invited.path("token").asText());
    }

    @Test
    void a_program_s_secret() {
        OAuthClient program = OAuthClient.registered(product, "integrator");
        assertThat(traces.inDatabase(program.clientId())).contains("accounts.account.login");
        isHashed(program.secret());
    }

    private void isHashed(String token) {
        assertThat(token).hasSizeGreaterThanOrEqualTo(10);
        assertThat(traces.inDatabase(token)).isEmpty();
    }
}
