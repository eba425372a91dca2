package io.tablesaga.accounts;

import io.tablesaga.accounts.ProgramCommand.Close;
import io.tablesaga.accounts.ProgramCommand.Register;
import io.tablesaga.accounts.ProgramCommand.Renew;
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
        this.programs = programs;
        this.passwords = passwords;
        this.ids = ids;
        this.known = known;
        this.overlap = overlap;
    }

    /** @param secret only when it is new */
    public record Told(Program program, Optional<String> secret) {

        @Override
        public String toString() {
            return "Told[" + program + "]";
        }
    }

    /** Whoever is closed gets no token, and its tokens stop at the next request. @throws ProgramRefused with the reason */
    public Told carryOut(ProgramCommand command) {
        if (command instanceof Register register) {
            return register(register);
        }
        return command instanceof Renew renew ? renew(renew) : close((Close) command);
    }

    private Told register(Register command) {
        if (!command.grants().stream().allMatch(grant -> grant.store().stream().allMatch(known))) {
            throw new ProgramRefused(ProgramRefused.Why.NO_SUCH_STORE);
        }
        AccountId id = new AccountId(ids.next());
        Optional<String> secret = command.identity().isPresent() ? Optional.empty() : Optional.of(secret());
        programs.add(id, command, secret.map(passwords::hash).orElse(null));
        return told(id, secret);
    }

    private Told renew(Renew command) {
        String secret = secret();
        Duration both = command.endOld() ? Duration.ZERO : overlap;
        programs.renew(command.program(), command.store(), passwords.hash(secret), both);
        return told(command.program(), Optional.of(secret));
    }

    private Told close(Close command) {
        programs.close(command.program(), command.store());
        return told(command.program(), Optional.empty());
    }

    private Told told(AccountId program, Optional<String> secret) {
        return new Told(programs.find(program, Optional.empty()).orElseThrow(), secret);
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
