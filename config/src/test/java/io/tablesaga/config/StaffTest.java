package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who becomes staff of a store, by whom, and how it ends. */
class StaffTest {

    private final Product product = Product.running(Product.Wired.DIRECT);
    private final Browser operator = Browser.demo(product, "operator");
    private final String store = UUID.randomUUID().toString();
    private final String staff = "/api/stores/" + store + "/staff";
    private final String invitations = "/api/stores/" + store + "/invitations";

    @Test
    void h2_an_operator_makes_a_store_s_manager_and_the_manager_its_staff() {
        Browser manager = manager();
        assertThat(manager.get(staff).json().at("/staff/0/roles/0").asText()).isEqualTo("manager");

        String login = login();
        Answer invited = invite(manager, login, "kitchen", "floor");
        assertThat(invited.json().path("token").asText()).hasSizeGreaterThanOrEqualTo(43);
        JsonNode open = manager.get(invitations).json().at("/invitations/0");
        assertThat(open.path("login").asText()).isEqualTo(login);
        assertThat(open.toString()).doesNotContain(invited.json().path("token").asText());

        Browser cook = accepted(invited, login);
        assertThat(manager.get(invitations).json().path("invitations")).isEmpty();
        assertThat(manager.get(staff).json().path("staff")).hasSize(2);
        assertThat(cook.get("/api/stores/" + store + "/kitchen/tickets").status())
                .isEqualTo(200);
        assertThat(cook.get(staff).status()).isEqualTo(403);
        assertThat(cook.get("/api/stores/" + Product.STORE + "/kitchen/tickets").status())
                .isEqualTo(403);
    }

    @Test
    void a_role_taken_away_is_gone_at_the_next_request_and_nothing_else_ends() {
        Browser manager = manager();
        String login = login();
        Browser cook = accepted(invite(manager, login, "kitchen", "floor"), login);
        String id = cook.get("/api/session").json().at("/account/id").asText();

        Answer taken = manager.send("DELETE", staff + "/" + id + "/roles/kitchen", null);
        assertThat(taken.status()).as(taken.http().body()).isEqualTo(200);
        JsonNode me = cook.get("/api/session").json();
        assertThat(me.at("/account/login").asText()).isEqualTo(login);
        assertThat(me.at("/account/grants")).hasSize(1);
        manager.send("DELETE", staff + "/" + id + "/roles/floor", null);
        assertThat(cook.get("/api/stores/" + store + "/kitchen/tickets").status())
                .isEqualTo(403);
        assertThat(cook.login()).isEqualTo(login);
        assertThat(manager.send("DELETE", staff + "/" + id + "/roles/floor", null)
                        .problem())
                .isEqualTo("unknown-staff");
        Answer unread = manager.send("DELETE", staff + "/Zq7mark/roles/floor", null);
        Dining.is(unread, 400, "invalid-request");
        assertThat(unread.http().body()).doesNotContain("Zq7mark");
    }

    @Test
    void an_invitation_is_accepted_once_also_by_many_at_the_same_time() throws Exception {
        Browser manager = manager();
        Answer invited = invite(manager, login(), "kitchen");
        List<Answer> answers = SignInTest.together(8, () -> accept(new Browser(product.base()), token(invited)));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allMatch(answer -> List.of(
                        "invitation-not-open", "sign-in-first")
                .contains(answer.problem()));
        Answer again = accept(new Browser(product.base()), token(invited));
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.problem()).isEqualTo("invitation-not-open");
        assertThat(manager.get(staff).json().path("staff")).hasSize(2);
    }

    @Test
    void an_invitation_is_over_after_seven_days_or_when_it_is_withdrawn() {
        Browser manager = manager();
        Answer late = invite(manager, login(), "kitchen");
        product.jdbc()
                .update(
                        "update accounts.invitation set expires_at = expires_at - interval '7 days' where id = ?::uuid",
                        late.json().path("id").asText());
        assertThat(accept(new Browser(product.base()), token(late)).problem()).isEqualTo("invitation-not-open");

        Answer withdrawn = invite(manager, login(), "kitchen");
        String path = "/" + withdrawn.json().path("id").asText();
        String elsewhere = "/api/stores/" + Product.STORE + "/invitations";
        assertThat(Browser.demo(product, "manager")
                        .send("DELETE", elsewhere + path, null)
                        .status())
                .isEqualTo(404);
        assertThat(manager.get(invitations).json().path("invitations")).hasSize(1);
        assertThat(manager.send("DELETE", invitations + path, null).status()).isEqualTo(200);
        assertThat(accept(new Browser(product.base()), token(withdrawn)).problem())
                .isEqualTo("invitation-not-open");
        assertThat(manager.get(invitations).json().path("invitations")).isEmpty();
    }

    @Test
    void an_invitation_of_somebody_who_may_not_invite_any_more_is_over() {
        Browser manager = manager();
        Answer invited = invite(manager, login(), "manager");
        String id = manager.get("/api/session").json().at("/account/id").asText();
        assertThat(operator.send("DELETE", staff + "/" + id + "/roles/manager", null)
                        .status())
                .isEqualTo(200);
        assertThat(manager.get(staff).status()).isEqualTo(403);
        assertThat(accept(new Browser(product.base()), token(invited)).problem())
                .isEqualTo("invitation-not-open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "integrator"})
    void a_manager_gives_nothing_above_themselves(String role) {
        Answer refused = invite(manager(), login(), "kitchen", role);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("may-not-grant");
    }

    @Test
    void a_manager_gives_and_takes_in_their_own_store_only() {
        Browser manager = manager();
        String elsewhere = "/api/stores/" + UUID.randomUUID();
        assertThat(manager.get(elsewhere + "/staff").status()).isEqualTo(403);
        assertThat(manager.get(elsewhere + "/invitations").status()).isEqualTo(403);
        assertThat(manager.send("POST", elsewhere + "/invitations", body(login(), "kitchen"))
                        .status())
                .isEqualTo(403);
        assertThat(manager.send("DELETE", elsewhere + "/staff/" + UUID.randomUUID() + "/roles/kitchen", null)
                        .status())
                .isEqualTo(403);
        assertThat(manager.send("POST", "/api/operators/invitations", "{\"login\": \"x@example.com\"}")
                        .status())
                .isEqualTo(403);
        assertThat(manager.get("/api/operators").status()).isEqualTo(403);
    }

    @Test
    void an_operator_makes_managers_and_no_cooks() {
        assertThat(invite(operator, login(), "kitchen").problem()).isEqualTo("may-not-grant");
        assertThat(invite(operator, login(), "kitchen", "manager").problem()).isEqualTo("may-not-grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kitchen", "floor", "merchandiser", "customer"})
    void whoever_is_no_manager_invites_nobody(String role) {
        Browser somebody = Browser.demo(product, role);
        assertThat(invite(somebody, login(), "kitchen").status()).isEqualTo(403);
        assertThat(somebody.get(staff).status()).isEqualTo(403);
    }

    @Test
    void somebody_with_an_account_signs_in_and_accepts() {
        Browser mina = new Browser(product.base());
        String login = mina.signUp();
        Answer invited = invite(manager(), login, "floor");
        assertThat(accept(mina, token(invited)).problem()).isEqualTo("sign-in-first");
        Browser other = Browser.customer(product);
        assertThat(accept(other, token(invited)).problem()).isEqualTo("other-address");
        mina.signIn(login, Browser.PASSWORD);
        assertThat(accept(mina, token(invited)).status()).isEqualTo(201);
        JsonNode me = mina.get("/api/session").json();
        assertThat(me.at("/account/kind").asText()).isEqualTo("STAFF");
        assertThat(me.at("/account/grants/0/storeId").asText()).isEqualTo(store);
    }

    @Test
    void staff_are_listed_in_pages() {
        Browser manager = manager();
        String login = login();
        accepted(invite(manager, login, "kitchen"), login);
        JsonNode first = manager.get(staff + "?limit=1").json();
        JsonNode second = manager.get(
                        staff + "?limit=1&after=" + first.path("next").asText())
                .json();
        assertThat(first.path("staff")).hasSize(1);
        assertThat(second.path("staff")).hasSize(1);
        assertThat(second.path("staff")).isNotEqualTo(first.path("staff"));
        invite(manager, login(), "kitchen");
        invite(manager, login(), "kitchen");
        JsonNode page = manager.get(invitations + "?limit=1").json();
        assertThat(manager.get(invitations + "?limit=1&after="
                                + page.path("next").asText())
                        .json()
                        .path("invitations"))
                .hasSize(1)
                .isNotEqualTo(page.path("invitations"));
    }

    @Test
    void an_operator_invites_another_one_and_takes_it_back() {
        String login = login();
        Answer invited = operator.send("POST", "/api/operators/invitations", "{\"login\": \"" + login + "\"}");
        Browser second = accepted(invited, login);
        assertThat(second.get("/api/books").status()).isEqualTo(200);
        String id = second.get("/api/session").json().at("/account/id").asText();
        assertThat(second.get("/api/operators").http().body()).contains(id);
        assertThat(operator.send("DELETE", "/api/operators/" + id, null).status())
                .isEqualTo(200);
        assertThat(second.get("/api/books").status()).isEqualTo(403);
        assertThat(operator.send("DELETE", "/api/operators/" + id, null).problem())
                .isEqualTo("unknown-staff");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{\"login\": \"x\", \"roles\": [\"kitchen\"]}",
                "{\"login\": \"x@example.com\", \"roles\": []}",
                "{\"login\": \"x@example.com\", \"roles\": \"kitchen\"}",
                "{\"login\": \"x@example.com\", \"roles\": [\"guest\"]}",
                "{\"login\": \"x@example.com\", \"roles\": [null]}",
                "{\"login\": {}, \"roles\": [1]}",
                "[]"
            })
    void an_invitation_that_cannot_be_read_is_refused(String body) {
        Answer refused = manager().send("POST", invitations, body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-request");
    }

    @Test
    void what_is_accepted_needs_a_name_and_a_good_password() {
        Answer invited = invite(manager(), login(), "kitchen");
        Browser somebody = new Browser(product.base());
        assertThat(somebody.send("POST", "/api/invitations/accept", "{\"token\": \"" + token(invited) + "\"}")
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(somebody.send(
                                "POST",
                                "/api/invitations/accept",
                                "{\"token\": \"" + token(invited) + "\", \"name\": \"Jun\", \"password\": \"short\"}")
                        .problem())
                .isEqualTo("weak-password");
        assertThat(somebody.send("POST", "/api/invitations/accept", "{}").problem())
                .isEqualTo("invitation-not-open");
        assertThat(accept(somebody, token(invited)).status()).isEqualTo(201);
    }

    @Test
    void a_session_s_command_in_a_route_needs_its_csrf_token_too() {
        Browser manager = manager();
        Answer refused = Product.send(manager.request(invitations)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(login(), "kitchen"))));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("csrf-token");
    }

    private Browser manager() {
        String login = login();
        return accepted(invite(operator, login, "manager"), login);
    }

    private Answer invite(Browser by, String login, String... roles) {
        return by.send("POST", invitations, body(login, roles));
    }

    private static String body(String login, String... roles) {
        return "{\"login\": \"" + login + "\", \"roles\": [\"" + String.join("\", \"", roles) + "\"]}";
    }

    private Browser accepted(Answer invited, String login) {
        Browser browser = new Browser(product.base());
        assertThat(invited.status()).as(invited.http().body()).isEqualTo(201);
        Answer accepted = accept(browser, token(invited));
        assertThat(accepted.status()).as(accepted.http().body()).isEqualTo(201);
        browser.signIn(login, Browser.PASSWORD);
        return browser;
    }

    private static Answer accept(Browser browser, String token) {
        return browser.send(
                "POST",
                "/api/invitations/accept",
                "{\"token\": \"" + token + "\", \"name\": \"Jun\", \"password\": \"" + Browser.PASSWORD + "\"}");
    }

    private static String token(Answer invited) {
        return invited.json().path("token").asText();
    }

    private static String login() {
        return "jun-" + UUID.randomUUID() + "@example.com";
    }
}
