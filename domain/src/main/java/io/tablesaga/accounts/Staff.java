package io.tablesaga.accounts;

import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who works in a store, and who is invited to. Where no store is named, the operators of the whole box are meant. */
public interface Staff {

    record Member(AccountId id, String login, String name, List<Role> roles) {

        @Override
        public String toString() {
            return "Member[" + id + ", " + roles + "]";
        }
    }

    /**
     * @param login whom it is for; empty of the box's very first one, whose holder names themselves
     * @param by empty when the product has written it
     */
    record Invitation(
            UUID id,
            Optional<StoreId> store,
            Optional<Login> login,
            Set<Role> roles,
            Optional<AccountId> by,
            Instant expiresAt) {}

    /** Somebody who has no account yet; {@code secret} is what {@link Passwords} has made of the password. */
    record Newcomer(Login login, PersonName name, String secret) {

        @Override
        public String toString() {
            return "Newcomer[]";
        }
    }

    enum Accepted {
        DONE,
        /** Used meanwhile, or withdrawn. */
        NOT_OPEN,
        LOGIN_TAKEN
    }

    /** @param token whoever has it accepts; only a hash of it is kept */
    Invitation invite(
            UUID id,
            String token,
            Optional<StoreId> store,
            Optional<Login> login,
            Set<Role> roles,
            Optional<AccountId> by,
            Duration life);

    /** Invitations the product has written itself are over. */
    void withdrawFirst();

    /** @return empty when there is none, or it is used, withdrawn or over */
    Optional<Invitation> open(String token);

    /**
     * One commit: the invitation is used, the account has its roles, and the audit has the newcomer.
     *
     * @param newcomer empty when it has an account
     * @param address from where
     */
    Accepted accept(Invitation invitation, AccountId account, Optional<Newcomer> newcomer, String address);

    /** @return false when that store has no such open invitation */
    boolean withdraw(UUID invitation, Optional<StoreId> store);

    /** Whoever loses their last role is a customer again. @return false when they did not have it */
    boolean take(AccountId account, Role role, StoreId store);

    /** Invitations that nobody accepted go thirty days after they were withdrawn or over, and the addresses with them. */
    void forgetInvitations();

    enum OperatorTaken {
        DONE,
        WAS_NONE,
        IS_THE_LAST
    }

    /** Of operators who leave at the same time, one stays. Whoever loses their last role is a customer again. */
    OperatorTaken takeOperator(AccountId account);

    boolean hasOperator();

    /** By their ids. @param store empty for operators */
    List<Member> members(Optional<StoreId> store, Optional<AccountId> after, int limit);

    /** Those still open, by their ids. @param store empty for operators' */
    List<Invitation> invitations(Optional<StoreId> store, Optional<UUID> after, int limit);
}
