package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords: which are taken, how they are guessed and found out, and what changing one ends. */
class PasswordTest {

    private final Product product = Product.running(Product.Wired.DIRECT);
    private final Browser browser = new Browser(product.base());

    @Test
    void guesses_sent_together_are_counted_and_then_the_right_password_waits_too() throws Exception {
        String login = browser.signUp();
        List<Answer> answers =
                SignInTest.together(20, () -> new Browser(product.base()).trySignIn(login, "a wrong password"));
        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(5);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(15);
        assertThat(alarms("WRONG_PASSWORD", login)).isEqualTo(5);
        assertThat(alarms("PASSWORD_LOCKED", login)).isEqualTo(1);
        Answer right = browser.trySignIn(login, Browser.PASSWORD);
        assertThat(right.status()).isEqualTo(429);
        assertThat(right.problem()).isEqualTo("too-many-tries");
        assertThat(Integer.parseInt(
                        right.http().headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(30, 62);
        assertThat(browser.cookie()).isNull();
    }

    @Test
    void a_login_nobody_has_answers_like_one_that_somebody_has() {
        String known = browser.signUp();
        String unknown = "nobody-" + UUID.randomUUID() + "@example.com";
        for (int n = 0; n < 7; n++) {
            Answer one = browser.trySignIn(known, "a wrong password");
            Answer other = browser.trySignIn(unknown, "a wrong password");
            assertThat(other.status()).isEqualTo(one.status()).isIn(401, 429);
            assertThat(other.http().body()).isEqualTo(one.http().body());
            assertThat(other.http().headers().map().keySet())
                    .isEqualTo(one.http().headers().map().keySet());
        }
    }

    @Test
    void a_password_that_ends_too_late_for_bcrypt_is_not_cut_off() {
        String login = "long-" + UUID.randomUUID() + "@example.com";
        String whole = "three words of mine, ".repeat(4).substring(0, 72);
        assertThat(signUp(login, whole).status()).isEqualTo(202);
        assertThat(signUp("x" + login, whole + "!").problem()).isEqualTo("weak-password");
        assertThat(browser.trySignIn(login, whole + "and more").status()).isEqualTo(401);
        assertThat(browser.trySignIn(login, whole).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "password123",
                "Passw0rd!!!!",
                "1234567890",
                "qwertyuiop",
                "aaaaaaaaaaaaaaa",
                "weak.person1",
                "가나다라마바사아자차카타파하거너더러머버서어저처커터"
            })
    void a_weak_password_is_refused_with_a_sentence(String password) {
        Answer refused = signUp("weak.person@example.com", password);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("weak-password");
        assertThat(refused.json().path("detail").asText()).endsWith(".").doesNotContain(password);
    }

    @Test
    void an_address_in_use_is_not_told_apart_from_a_fresh_one_and_keeps_its_password() {
        String login = browser.signUp();
        Answer again = signUp(login, "other words of somebody");
        Answer fresh = signUp("fresh-" + login, "other words of somebody");
        assertThat(again.status()).isEqualTo(fresh.status()).isEqualTo(202);
        assertThat(again.http().body()).isEqualTo(fresh.http().body());
        assertThat(browser.trySignIn(login, "other words of somebody").status()).isEqualTo(401);
        browser.signIn(login, Browser.PASSWORD);
    }

    @Test
    void a_changed_password_ends_every_other_session() {
        String login = browser.signUp();
        browser.signIn(login, Browser.PASSWORD);
        Browser elsewhere = new Browser(product.base());
        elsewhere.signIn(login, Browser.PASSWORD);
        Browser stranger = Browser.customer(product);
        String before = browser.cookie();

        assertThat(change(browser, "not the old one", "four other words of mine")
                        .problem())
                .isEqualTo("wrong-password");
        assertThat(change(browser, Browser.PASSWORD, "short").problem()).isEqualTo("weak-password");
        assertThat(elsewhere.login()).isEqualTo(login);

        Answer changed = change(browser, Browser.PASSWORD, "four other words of mine");
        assertThat(changed.status()).as(changed.http().body()).isEqualTo(200);
        assertThat(changed.json().path("ended").asInt()).isEqualTo(1);
        assertThat(browser.login()).isEqualTo(login);
        assertThat(browser.cookie()).isNotEqualTo(before);
        assertThat(elsewhere.login()).isEmpty();
        assertThat(stranger.login()).isNotEmpty();
        assertThat(elsewhere.trySignIn(login, Browser.PASSWORD).status()).isEqualTo(401);
        elsewhere.signIn(login, "four other words of mine");
    }

    @Test
    void the_old_password_cannot_be_guessed_from_a_session_left_open() {
        Browser me = Browser.customer(product);
        for (int n = 0; n < 5; n++) {
            assertThat(change(me, "guess " + n, "four other words of mine").status())
                    .isEqualTo(403);
        }
        assertThat(change(me, Browser.PASSWORD, "four other words of mine").status())
                .isEqualTo(429);
    }

    private long alarms(String kind, String login) {
        return product.jdbc()
                .queryForObject(
                        """
                        select coalesce(sum(count), 0) from audit.alarm
                        where kind = ? and subject = (select id::text from accounts.account where login = ?)""",
                        Long.class,
                        kind,
                        login);
    }

    private Answer signUp(String login, String password) {
        return browser.send(
                "POST",
                "/api/accounts",
                "{\"login\": \"" + login + "\", \"name\": \"Mina\", \"password\": \"" + password + "\"}");
    }

    private static Answer change(Browser browser, String old, String password) {
        return browser.send(
                "POST",
                "/api/account/password",
                "{\"oldPassword\": \"" + old + "\", \"newPassword\": \"" + password + "\"}");
    }
}
