package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever comes as nobody and is let in is written down: a person who signs in, a newcomer, a tablet. */
class AdmissionsTest {

    private static final String PIN = "824613";

    private final Product product = Product.running(Product.Wired.DIRECT);
    private final OwnStore store = OwnStore.open(product);
    private final Browser browser = new Browser(product.base());
    private final String login = "jun-" + UUID.randomUUID() + "@example.com";

    @Test
    void a_person_who_signs_in_is_written_down_and_one_with_a_wrong_password_is_not() {
        String login = browser.signUp();
        browser.trySignIn(login, "a wrong password");
        assertThat(of(account(login))).isEmpty();
        browser.signIn(login, Browser.PASSWORD);
        assertThat(of(account(login))).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("operation", "sign-in")
                .containsEntry("store_id", null)
                .containsEntry("address", "127.0.0.1")
                .containsEntry("node", "box-1")
                .containsEntry("status", 200));
        JsonNode own = browser.get("/api/account/data").json().path("audit");
        assertThat(own.findValuesAsText("operation")).startsWith("sign-in");
    }

    @Test
    void a_newcomer_who_accepts_is_written_down_where_they_are_to_work() {
        Answer invited = invited();
        String account = accept(invited).json().path("accountId").asText();
        assertThat(of(account)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("operation", "invitation-accept")
                .containsEntry("store_id", store.id)
                .containsEntry(
                        "ids",
                        "{\"invitationId\": \"" + invited.json().path("id").asText() + "\"}")
                .containsEntry("address", "127.0.0.1"));
    }

    @Test
    void a_tablet_is_written_down_for_its_store_s_manager_with_no_account() {
        Answer bound = bind(PIN);
        assertThat(bound.status()).as(bound.http().body()).isEqualTo(201);
        assertThat(bind("135792").status()).isEqualTo(403);
        JsonNode entries = store.get("/audit?operation=tablet-bind").json().path("entries");
        assertThat(entries).hasSize(1);
        JsonNode entry = entries.get(0);
        assertThat(entry.path("account").isNull()).isTrue();
        assertThat(entry.path("storeId").asText()).isEqualTo(store.id);
        assertThat(entry.at("/ids/tableId").asText()).isEqualTo(store.table);
        assertThat(entry.at("/ids/tabletId").asText())
                .isEqualTo(bound.json().path("tabletId").asText());
        assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(entry.path("status").asInt()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign-in", "invitation-accept", "tablet-bind"})
    void whoever_cannot_be_written_down_is_not_let_in(String operation) {
        String known = browser.signUp();
        Answer invited = invited();
        pin();
        product.jdbc().execute("alter table audit.action rename to action_gone");
        Answer refused;
        try {
            refused = switch (operation) {
                case "sign-in" -> browser.trySignIn(known, Browser.PASSWORD);
                case "invitation-accept" -> accept(invited);
                default -> scanned(PIN);
            };
        } finally {
            product.jdbc().execute("alter table audit.action_gone rename to action");
        }
        assertThat(refused.problem()).as(refused.http().body()).isEqualTo("unexpected");
        assertThat(browser.login()).isEmpty();
        assertThat(product.jdbc()
                        .queryForObject("select count(*) from accounts.account where login = ?", Integer.class, login))
                .isZero();
        assertThat(store.get("/tablets").json().path("tablets")).isEmpty();
        assertThat(accept(invited).status()).isEqualTo(201);
    }

    private Answer invited() {
        Answer invited =
                store.manage("POST", "/invitations", "{\"login\": \"" + login + "\", \"roles\": [\"kitchen\"]}");
        assertThat(invited.status()).as(invited.http().body()).isEqualTo(201);
        return invited;
    }

    private Answer accept(Answer invited) {
        return browser.send(
                "POST",
                "/api/invitations/accept",
                "{\"token\": \"%s\", \"name\": \"Jun\", \"password\": \"%s\"}"
                        .formatted(invited.json().path("token").asText(), Browser.PASSWORD));
    }

    private void pin() {
        assertThat(store.manage("PUT", "/tablet-pin", "{\"pin\": \"" + PIN + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private Answer bind(String pin) {
        pin();
        return scanned(pin);
    }

    private Answer scanned(String pin) {
        return PhoneAtTable.post(
                product,
                "/api/tablets/bind",
                "{\"tableCode\": \"%s\", \"pin\": \"%s\", \"name\": \"bar\"}".formatted(store.code(store.table), pin));
    }

    private String account(String login) {
        return product.jdbc()
                .queryForObject("select id::text from accounts.account where login = ?", String.class, login);
    }

    private List<Map<String, Object>> of(String account) {
        return product.jdbc()
                .queryForList(
                        """
                        select e.operation, e.store_id::text, e.ids::text, e.address, e.node, o.status
                        from audit.action e left join audit.outcome o on o.action_id = e.id
                        where e.account_id = ?::uuid""",
                        account);
    }
}
