package io.tablesaga.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What our books say for a comparison with the provider's list, and what it has found. One statement a call. */
public interface Reconciliation {

    /** Merchant references of attempts that are PAID by a provider, by when it was first asked. */
    Set<String> paidBetween(Instant from, Instant to);

    /** @return attempts by their merchant references; those we do not know are missing */
    Map<String, PaymentAttempt> attemptsOf(Collection<String> merchantReferences);

    /** @return what came back of each payment by refunds that ended in that time */
    Map<String, Long> refundedBetween(Instant from, Instant to);

    /** @return what we have given back of each payment, or are giving back now */
    Map<String, Long> takenFrom(Collection<String> providerReferences);

    /** What staff gave back of these payments past the provider, which still holds that. */
    Map<String, Long> givenByHand(Collection<String> providerReferences);

    enum Kind {
        /** The provider holds money for something we have never asked for. */
        UNKNOWN_PAYMENT,
        /** Captured for an attempt that is not paid, or by a second payment of one that is. */
        CAPTURED_NOT_PAID,
        /** We say paid, and the provider does not list it. */
        MISSING_AT_PROVIDER,
        /** Captured another amount than was asked for. */
        AMOUNT_DIFFERS,
        /** Given back there and not by us, or the other way round. */
        REFUND_DIFFERS
    }

    /** @param reference the merchant reference; the provider's own for an unknown payment */
    record Drift(Kind kind, String reference, String detail) {}

    /** What is found again stays as it was first seen; what the day had and has no more is resolved. */
    Recorded record(LocalDate day, List<Drift> drifts);

    /** @param fresh not seen before, or seen again after it was resolved */
    record Recorded(List<Drift> fresh, int resolved) {
        public Recorded {
            fresh = List.copyOf(fresh);
        }
    }

    /** Days with findings that are not resolved, the latest. */
    List<LocalDate> openDays(int limit);

    /** @param after the last finding of the page before */
    List<Finding> findings(Optional<UUID> after, int limit);

    record Finding(
            UUID id,
            LocalDate day,
            Kind kind,
            String reference,
            String detail,
            Instant firstSeen,
            Optional<Instant> resolvedAt) {}
}
