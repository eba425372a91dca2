package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Account;
import io.tablesaga.shared.Caller;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller the door knows; what it may do is asked for each operation, by the contract's roles. */
public final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient Caller caller;
    private final transient Account account;

    /** @param account null of a phone or tablet */
    CallerAuthentication(Caller caller, Account account) {
        super(List.of());
        this.caller = caller;
        this.account = account;
        setAuthenticated(true);
    }

    public Caller caller() {
        return caller;
    }

    public Optional<Account> account() {
        return Optional.ofNullable(account);
    }

    /** Nothing that could be replayed. */
    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }
}
