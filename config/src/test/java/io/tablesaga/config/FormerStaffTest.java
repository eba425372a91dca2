package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever worked in a store, and does no more, is erased like any guest. */
class FormerStaffTest {

    private final Product product = Product.running(Product.Wired.DIRECT);
    private final Traces traces = new Traces(product);
    private final Browser operator = Browser.demo(product, "operator");
    private final Browser person = new Browser(product.base());
    private final String store = "/api/stores/" + UUID.randomUUID();
    private final String login = "jun-" + UUID.randomUUID() + "@example.com";
    private final String name = "준 " + UUID.randomUUID();

    @Test
    void a_manager_who_has_left_is_erased_and_only_a_number_stays() throws Exception {
        String account = hired(store + "/invitations", "manager");
        Answer cook = person.send(
                "POST",
                store + "/invitations",
                "{\"login\": \"cook-" + UUID.randomUUID() + "@example.com\", \"roles\": [\"kitchen\"]}");
        assertThat(cook.status()).as(cook.http().body()).isEqualTo(201);
        assertThat(erase().problem()).isEqualTo("staff-account");
        JsonNode roles = person.get("/api/account/data").json().path("roles");
        assertThat(roles.findValuesAsText("role")).containsExactly("manager");

        assertThat(operator.send("DELETE", store + "/staff/" + account + "/roles/manager", null)
                        .status())
                .isEqualTo(200);
        assertThat(kind()).isEqualTo("CUSTOMER");
        erased();
        assertThat(traces.inDatabase(account))
                .containsExactlyInAnyOrder(
                        "accounts.account.id",
                        "accounts.account.login",
                        "accounts.invitation.invited_by",
                        "audit.action.account_id",
                        "audit.action.ids");
    }

    @Test
    void an_operator_who_has_left_is_erased_too() throws Exception {
        String account = hired("/api/operators/invitations", "operator");
        assertThat(erase().problem()).isEqualTo("staff-account");
        assertThat(operator.send("DELETE", "/api/operators/" + account, null).status())
                .isEqualTo(200);
        erased();
        assertThat(traces.inDatabase(account))
                .containsExactlyInAnyOrder(
                        "accounts.account.id", "accounts.account.login", "audit.action.account_id", "audit.action.ids");
    }

    @Test
    void who_keeps_a_role_is_still_staff() {
        String account = hired(store + "/invitations", "manager");
        Answer more = operator.send(
                "POST",
                "/api/stores/" + UUID.randomUUID() + "/invitations",
                "{\"login\": \"" + login + "\", \"roles\": [\"manager\"]}");
        assertThat(accept(more).status()).isEqualTo(201);
        operator.send("DELETE", store + "/staff/" + account + "/roles/manager", null);
        assertThat(kind()).isEqualTo("STAFF");
        assertThat(erase().problem()).isEqualTo("staff-account");
        assertThat(person.login()).isEqualTo(login);
    }

    /** @return the account's id */
    private String hired(String invitations, String role) {
        Answer invited = operator.send(
                "POST",
                invitations,
                role.equals("operator")
                        ? "{\"login\": \"" + login + "\"}"
                        : "{\"login\": \"" + login + "\", \"roles\": [\"" + role + "\"]}");
        Answer accepted = accept(invited);
        assertThat(accepted.status()).as(accepted.http().body()).isEqualTo(201);
        JsonNode session = person.signIn(login, Browser.PASSWORD).json();
        return session.at("/account/id").asText();
    }

    private Answer accept(Answer invited) {
        assertThat(invited.status()).as(invited.http().body()).isEqualTo(201);
        return person.send(
                "POST",
                "/api/invitations/accept",
                "{\"token\": \"%s\", \"name\": \"%s\", \"password\": \"%s\"}"
                        .formatted(invited.json().path("token").asText(), name, Browser.PASSWORD));
    }

    private String kind() {
        return person.get("/api/session").json().at("/account/kind").asText();
    }

    private Answer erase() {
        return person.send("POST", "/api/account/erasure", "{\"password\": \"" + Browser.PASSWORD + "\"}");
    }

    private void erased() throws Exception {
        Answer erased = erase();
        assertThat(erased.status()).as(erased.http().body()).isEqualTo(200);
        for (String trace : new String[] {login, name}) {
            assertThat(traces.inDatabase(trace)).isEmpty();
            assertThat(traces.inTopics(trace)).isEmpty();
            assertThat(traces.inFiles(trace)).isEmpty();
        }
    }
}
