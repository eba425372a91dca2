package io.tablesaga.accounts;

import io.tablesaga.accounts.Tries.Limits;
import io.tablesaga.accounts.Tries.Try;
import io.tablesaga.shared.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What persons do with their own accounts. */
public final class PersonsAccounts {

    private final Persons persons;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Tries tries;
    private final Limits signUps;

    /** @param signUps from one place */
    public PersonsAccounts(Persons persons, Sessions sessions, Passwords passwords, Tries tries, Limits signUps) {
        this.persons = persons;
        this.sessions = sessions;
        this.passwords = passwords;
        this.tries = tries;
        this.signUps = signUps;
    }

    /**
     * Opens a customer's account, or does nothing when somebody has that login; both look and cost the same.
     *
     * @param address from where, as text
     * @return until when nobody can sign up from there; empty when it was done
     */
    public Optional<Instant> signUp(Login login, PersonName name, NewPassword password, String address) {
        Try one = tries.take("sign-up from " + address, signUps);
        if (!one.allowed()) {
            return one.lockedUntil();
        }
        String secret = passwords.hash(password.text());
        persons.add(new AccountId(UUID.randomUUID()), Account.Kind.CUSTOMER, login, name, secret);
        return Optional.empty();
    }

    /** Who knew the old one is signed out everywhere else. @param session that stays; @return how many ended */
    public int changePassword(AccountId account, NewPassword password, String session) {
        persons.changeSecret(account, passwords.hash(password.text()));
        return sessions.endOthers(account, session);
    }

    public int endSessions(AccountId account) {
        return sessions.endAll(account);
    }
}
