package io.tablesaga.accounts;

import io.tablesaga.accounts.Tries.Limits;
import io.tablesaga.accounts.Tries.Try;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.Alarms;
import io.tablesaga.shared.Alarms.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A person and a password. Whether there is such a login shows neither in the answer nor in the work: tries are counted by
 * what was sent, and a password is compared with some hash in any case.
 */
public final class SigningIn {

    private static final AccountId NOBODY = new AccountId(new UUID(0, 0));

    private final Accounts accounts;
    private final Passwords passwords;
    private final Tries tries;
    private final Limits perLogin;
    private final Limits perAddress;
    private final Alarms alarms;
    private final String anyHash;

    /** @param perAddress wrong passwords from one place, whoever they are for */
    public SigningIn(
            Accounts accounts, Passwords passwords, Tries tries, Limits perLogin, Limits perAddress, Alarms alarms) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tries = tries;
        this.perLogin = perLogin;
        this.perAddress = perAddress;
        this.alarms = alarms;
        this.anyHash = passwords.hash("nobody's password");
    }

    public sealed interface Answer {

        record SignedIn(Account account) implements Answer {}

        /** @param lockedUntil when this was the last free try */
        record Wrong(Optional<Instant> lockedUntil) implements Answer {}

        /** Nobody looked at the password. */
        record Locked(Instant until) implements Answer {}
    }

    /** @param address from where; @param network what of it counts as one place, as text */
    public Answer signIn(Login login, String password, String address, String network) {
        String place = "sign-in from " + network;
        String subject = "sign-in " + login.text();
        Try byAddress = tries.take(place, perAddress);
        Try byLogin = byAddress.allowed() ? tries.take(subject, perLogin) : byAddress;
        if (!byLogin.allowed()) {
            return new Answer.Locked(byLogin.lockedUntil().orElseThrow());
        }
        Optional<Account> person =
                accounts.byLogin(login.text()).filter(account -> account.kind() != Account.Kind.PROGRAM);
        if (!fits(person, password)) {
            alarm(Kind.WRONG_PASSWORD, person, address);
            byLogin.lockedUntil().ifPresent(until -> alarm(Kind.PASSWORD_LOCKED, person, address));
            return new Answer.Wrong(byLogin.lockedUntil());
        }
        tries.forget(subject);
        tries.giveBack(place);
        return new Answer.SignedIn(person.orElseThrow());
    }

    private void alarm(Kind kind, Optional<Account> person, String address) {
        alarms.note(
                kind,
                Optional.empty(),
                person.map(account -> account.id().toString()).orElse(Alarms.UNKNOWN),
                address);
    }

    private boolean fits(Optional<Account> person, String password) {
        Optional<String> hash = accounts.secretOf(person.map(Account::id).orElse(NOBODY));
        boolean fits = passwords.fits(password, hash.orElse(anyHash));
        return fits && hash.isPresent() && NewPassword.wholeInBcrypt(password);
    }
}
