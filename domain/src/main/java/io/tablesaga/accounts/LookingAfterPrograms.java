package io.tablesaga.accounts;

import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TimeOrderedIds;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;

/** Registers programs, gives them secrets and closes them. A secret is told once; only a slow hash of it stays. */
public final class LookingAfterPrograms {

    private static final int SECRET_BYTES = 32;
    private static final String PREFIX = "program_";

    private final Programs programs;
    private final Passwords passwords;
    private final TimeOrderedIds ids;
    private final Predicate<StoreId> known;
    private final Duration overlap;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param known whether there is such a store
     * @param overlap how long an old secret still works beside a new one, unless it is ended at once
     */
    public LookingAfterPrograms(
            Programs programs, Passwords passwords, TimeOrderedIds ids, Predicate<StoreId> known, Duration overlap) {
        this.known = known;
        this.programs = programs;
        this.passwords = passwords;
        this.ids = ids;
        this.overlap = overlap;
    }

    /** @param secret empty of a program that has none here, or keeps the one it has */
    public record Told(Program program, Optional<String> secret) {

        @Override
        public String toString() {
            return "Told[" + program + "]";
        }
    }

    /** @param program whose; @param store when only programs of that store are to be found */
    public record Of(AccountId program, Optional<StoreId> store) {}

    /** @param endOld whether the secret before it ends at once */
    public record Renew(Of of, boolean endOld) {}

    /** @throws ProgramRefused when the client id or the identity is taken, or a store is unknown */
    public Told register(RegisterProgram command) {
        if (!command.grants().stream().allMatch(grant -> grant.store().stream().allMatch(known))) {
            throw new ProgramRefused(ProgramRefused.Why.NO_SUCH_STORE);
        }
        AccountId id = new AccountId(ids.next());
        Optional<String> secret = command.identity().isPresent() ? Optional.empty() : Optional.of(secret());
        programs.add(id, command, secret.map(passwords::hash).orElse(null));
        return told(new Of(id, Optional.empty()), secret);
    }

    /** @throws ProgramRefused when it is unknown, closed, or has no secret here */
    public Told renew(Renew command) {
        String secret = secret();
        Of of = command.of();
        programs.renew(of.program(), of.store(), passwords.hash(secret), command.endOld() ? Duration.ZERO : overlap);
        return told(of, Optional.of(secret));
    }

    /** Its tokens stop at the next request. @throws ProgramRefused when it is unknown */
    public Told close(Of of) {
        programs.close(of.program(), of.store());
        return told(of, Optional.empty());
    }

    private Told told(Of of, Optional<String> secret) {
        return new Told(programs.find(of.program(), of.store()).orElseThrow(), secret);
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
