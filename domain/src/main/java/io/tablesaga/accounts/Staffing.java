package io.tablesaga.accounts;

import io.tablesaga.accounts.Account.Kind;
import io.tablesaga.accounts.Staff.Accepted;
import io.tablesaga.accounts.Staff.Invitation;
import io.tablesaga.accounts.Staff.Newcomer;
import io.tablesaga.accounts.Staff.OperatorTaken;
import io.tablesaga.accounts.StaffRefusal.Reason;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.StoreId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** How somebody becomes staff, and stops being it. Nobody gives or takes what is above themselves. */
public final class Staffing {

    /** A manager's own store's; a merchandiser sells its vouchers. */
    private static final Set<Role> BY_MANAGERS = Set.of(Role.KITCHEN, Role.FLOOR, Role.MANAGER, Role.MERCHANDISER);

    private static final int TOKEN_BYTES = 32;

    private final Staff staff;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Supplier<UUID> ids;
    private final Duration life;
    private final SecureRandom random = new SecureRandom();

    /** @param life of an invitation */
    public Staffing(Staff staff, Accounts accounts, Passwords passwords, Supplier<UUID> ids, Duration life) {
        this.staff = staff;
        this.accounts = accounts;
        this.passwords = passwords;
        this.ids = ids;
        this.life = life;
    }

    /** @param token shown this once */
    public record Invited(Invitation invitation, String token) {

        @Override
        public String toString() {
            return "Invited[" + invitation.id() + "]";
        }
    }

    /** @param login only looked at where the invitation names nobody; @param address from where */
    public record Acceptance(String token, String login, String name, String password, String address) {

        @Override
        public String toString() {
            return "Acceptance[]";
        }
    }

    /** @param store empty to make an operator */
    public Invited invite(Caller by, Optional<StoreId> store, Login login, Set<Role> roles) {
        Account inviter = account(by).orElseThrow(() -> new StaffRefusal(Reason.MAY_NOT_GRANT));
        if (!mayGrant(inviter, store, roles)) {
            throw new StaffRefusal(Reason.MAY_NOT_GRANT);
        }
        String token = token();
        return new Invited(
                staff.invite(ids.get(), token, store, Optional.of(login), roles, Optional.of(inviter.id()), life),
                token);
    }

    /** For a box that has no operator yet: whoever holds the token becomes the first. */
    public void inviteFirstOperator(String token) {
        staff.withdrawFirst();
        staff.invite(
                ids.get(), token, Optional.empty(), Optional.empty(), Set.of(Role.OPERATOR), Optional.empty(), life);
    }

    public String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @return who has the roles now */
    public AccountId accept(Caller caller, Acceptance acceptance) {
        Invitation invitation = staff.open(acceptance.token())
                .filter(this::inviterStillMay)
                .orElseThrow(() -> new StaffRefusal(Reason.NOT_OPEN));
        Optional<Account> known = account(caller);
        Optional<Newcomer> newcomer =
                known.isPresent() ? Optional.empty() : Optional.of(newcomer(invitation, acceptance));
        known.filter(account -> !isFor(invitation, account)).ifPresent(account -> {
            throw new StaffRefusal(Reason.OTHER_ADDRESS);
        });
        AccountId id = known.map(Account::id).orElseGet(() -> new AccountId(ids.get()));
        Accepted accepted = staff.accept(invitation, id, newcomer, acceptance.address());
        if (accepted != Accepted.DONE) {
            throw new StaffRefusal(accepted == Accepted.NOT_OPEN ? Reason.NOT_OPEN : Reason.SIGN_IN_FIRST);
        }
        return id;
    }

    private Newcomer newcomer(Invitation invitation, Acceptance acceptance) {
        Login login = invitation.login().orElseGet(() -> new Login(acceptance.login()));
        PersonName name = new PersonName(acceptance.name());
        NewPassword password = NewPassword.of(acceptance.password(), login);
        return new Newcomer(login, name, passwords.hash(password.text()));
    }

    private static boolean isFor(Invitation invitation, Account account) {
        return account.kind() != Kind.PROGRAM
                && invitation
                        .login()
                        .map(login -> login.text().equals(account.login()))
                        .orElse(true);
    }

    private boolean inviterStillMay(Invitation invitation) {
        return invitation
                .by()
                .map(by -> accounts.find(by)
                        .filter(inviter -> mayGrant(inviter, invitation.store(), invitation.roles()))
                        .isPresent())
                .orElseGet(() -> !staff.hasOperator());
    }

    public void withdraw(Optional<StoreId> store, UUID invitation) {
        if (!staff.withdraw(invitation, store)) {
            throw new StaffRefusal(Reason.NOT_OPEN);
        }
    }

    /** It is gone at their next request; nothing else of theirs ends. */
    public void take(Caller by, StoreId store, AccountId whom, Role role) {
        account(by)
                .filter(account -> mayGrant(account, Optional.of(store), Set.of(role)))
                .orElseThrow(() -> new StaffRefusal(Reason.MAY_NOT_GRANT));
        if (!staff.take(whom, role, store)) {
            throw new StaffRefusal(Reason.NOT_STAFF);
        }
    }

    public void takeOperator(AccountId whom) {
        OperatorTaken taken = staff.takeOperator(whom);
        if (taken != OperatorTaken.DONE) {
            throw new StaffRefusal(taken == OperatorTaken.IS_THE_LAST ? Reason.LAST_OPERATOR : Reason.NOT_STAFF);
        }
    }

    private static boolean mayGrant(Account by, Optional<StoreId> store, Set<Role> roles) {
        if (store.isEmpty()) {
            return roles.equals(Set.of(Role.OPERATOR)) && by.may(Set.of(Role.OPERATOR), store);
        }
        boolean managers = roles.equals(Set.of(Role.MANAGER)) && by.may(Set.of(Role.OPERATOR), store);
        return managers || BY_MANAGERS.containsAll(roles) && by.may(Set.of(Role.MANAGER), store);
    }

    private Optional<Account> account(Caller caller) {
        return caller instanceof Caller.Account known ? accounts.find(known.id()) : Optional.empty();
    }
}
