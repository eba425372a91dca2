package io.tablesaga.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tries at a secret that could be guessed: a password, a PIN, a code. A try is counted before the secret is looked at, so
 * that guesses sent together count like guesses sent one after the other; a right one takes back what it counted.
 *
 * <p>Each call is a commit of its own, also inside a transaction: a refusal that is rolled back stays counted. It needs a
 * second connection there, so ask before a transaction begins.
 */
public interface Tries {

    /**
     * @param free so many tries before the first lock; the last of them begins it
     * @param firstLock doubled by each further try
     * @param memory tries are forgotten so long after the first of them, but not while it is locked
     */
    record Limits(int free, Duration firstLock, Duration longestLock, Duration memory) {

        public Limits {
            if (free < 1 || firstLock.isNegative() || firstLock.isZero() || longestLock.compareTo(firstLock) < 0) {
                throw new IllegalArgumentException("at least one free try, and a lock that does not get shorter");
            }
        }

        /** @return zero while tries are free */
        public Duration lockAfter(int taken) {
            if (taken < free) {
                return Duration.ZERO;
            }
            Duration lock = firstLock;
            for (int doubled = free; doubled < taken && lock.compareTo(longestLock) < 0; doubled++) {
                lock = lock.multipliedBy(2);
            }
            return lock.compareTo(longestLock) < 0 ? lock : longestLock;
        }
    }

    /**
     * @param allowed look at the secret only then; else answer like to a wrong one
     * @param lockedUntil of one that is not allowed; of an allowed one: unless it is right, nobody may try before then
     */
    record Try(boolean allowed, Optional<Instant> lockedUntil) {}

    /** @param subject whose secret, and of what kind: {@code sign-in kim@example.com}; only a hash of it is kept */
    Try take(String subject, Limits limits);

    /** The secret was right: the tries before it are forgotten, too. */
    void forget(String subject);

    /** The secret was right, which says nothing of the tries before it; as of an address that many share. */
    void giveBack(String subject);

    /** What is forgotten anyway goes: nothing is kept of who tried to get in, and where. */
    void forgetOld();
}
