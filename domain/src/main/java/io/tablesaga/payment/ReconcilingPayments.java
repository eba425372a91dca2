package io.tablesaga.payment;

import io.tablesaga.payment.PaymentGateway.Hint;
import io.tablesaga.payment.PaymentGateway.Transaction;
import io.tablesaga.payment.PaymentGateway.Trust;
import io.tablesaga.payment.Reconciliation.Drift;
import io.tablesaga.payment.Reconciliation.Kind;
import io.tablesaga.payment.Reconciliation.Recorded;
import io.tablesaga.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** Compares a day of ours with the provider's own list, both ways. */
public final class ReconcilingPayments {

    private static final int BATCH = 1_000;
    private static final int MOST_OPEN = 30;
    /** A payment asked for before midnight may be captured after it. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final Reconciliation reconciliation;
    private final PaymentHints hints;
    private final PaymentGateway gateway;
    private final String provider;
    private final ZoneId zone;
    private final Clock clock;

    /**
     * @param provider its name, as hints have it
     * @param zone where a day begins and ends
     */
    public ReconcilingPayments(
            Reconciliation reconciliation,
            PaymentHints hints,
            PaymentGateway gateway,
            String provider,
            ZoneId zone,
            Clock clock) {
        this.reconciliation = reconciliation;
        this.hints = hints;
        this.gateway = gateway;
        this.provider = provider;
        this.zone = zone;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Yesterday and today, and earlier days on which something is still open. */
    public List<LocalDate> days() {
        SortedSet<LocalDate> days = new TreeSet<>(reconciliation.openDays(MOST_OPEN));
        days.add(today().minusDays(1));
        days.add(today());
        return List.copyOf(days);
    }

    /**
     * A day with what we say was paid and given back on it. Read before the provider's list: whatever is in it must be there.
     */
    public record Ours(LocalDate day, Instant from, Instant to, Set<String> paid, Map<String, Long> refunded) {}

    public Ours ours(LocalDate day) {
        Instant from = day.atStartOfDay(zone).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
        return new Ours(day, from, to, reconciliation.paidBetween(from, to), reconciliation.refundedBetween(from, to));
    }

    /** @param around merchant references of what the provider lists just before and after that day */
    public record Both(Ours ours, List<Transaction> theirs, Set<String> around) {}

    /** @throws UnknownOutcome when the provider cannot tell now */
    public Both theirs(Ours ours) {
        List<Transaction> theirs = gateway.transactions(ours.from(), ours.to().minusSeconds(1));
        Set<String> around = new HashSet<>();
        if (!references(theirs).containsAll(ours.paid())) {
            around.addAll(references(gateway.transactions(ours.from().minus(MARGIN), ours.from())));
            around.addAll(references(gateway.transactions(ours.to(), ours.to().plus(MARGIN))));
        }
        return new Both(ours, theirs, around);
    }

    private static Set<String> references(List<Transaction> payments) {
        Set<String> references = new HashSet<>();
        payments.forEach(payment -> references.add(payment.merchantReference()));
        return references;
    }

    /** @param hinted how many attempts are looked at as if the provider had sent a webhook */
    public record Compared(LocalDate day, Recorded recorded, int hinted) {}

    public Compared compare(Both both) {
        Set<String> missing = new HashSet<>(both.ours().paid());
        List<Drift> drifts = new ArrayList<>();
        int hinted = 0;
        List<Transaction> theirs = both.theirs();
        for (int start = 0; start < theirs.size(); start += BATCH) {
            List<Transaction> batch = theirs.subList(start, Math.min(start + BATCH, theirs.size()));
            Map<String, PaymentAttempt> attempts = reconciliation.attemptsOf(
                    batch.stream().map(Transaction::merchantReference).toList());
            Map<String, Long> taken = reconciliation.takenFrom(
                    batch.stream().map(Transaction::providerReference).toList());
            Map<String, Long> byHand = reconciliation.givenByHand(
                    batch.stream().map(Transaction::providerReference).toList());
            for (Transaction payment : batch) {
                PaymentAttempt attempt = attempts.get(payment.merchantReference());
                if (attempt == null) {
                    unknown(payment, drifts);
                } else if (isPaidBy(attempt, payment)) {
                    missing.remove(payment.merchantReference());
                    compare(
                            attempt,
                            payment,
                            both.ours().refunded().getOrDefault(payment.providerReference(), 0L),
                            taken.getOrDefault(payment.providerReference(), 0L),
                            drifts);
                } else if (left(payment) > byHand.getOrDefault(payment.providerReference(), 0L)
                        && attempt.state() != AttemptState.REVIEW) {
                    captured(attempt, payment, drifts);
                    hinted++;
                }
            }
        }
        missing.removeAll(both.around());
        missing.forEach(reference ->
                drifts.add(new Drift(Kind.MISSING_AT_PROVIDER, reference, "paid, and not in the provider's list")));
        return new Compared(both.ours().day(), reconciliation.record(both.ours().day(), drifts), hinted);
    }

    private static boolean isPaidBy(PaymentAttempt attempt, Transaction payment) {
        return attempt.state() == AttemptState.PAID
                && payment.providerReference().equals(attempt.providerReference());
    }

    private static void unknown(Transaction payment, List<Drift> drifts) {
        if (left(payment) > 0) {
            drifts.add(new Drift(
                    Kind.UNKNOWN_PAYMENT,
                    payment.providerReference(),
                    "the provider holds " + text(payment.captured()) + " for " + payment.merchantReference()
                            + ", which is none of ours"));
        }
    }

    /** A refund may end while the list is on its way, so ours is a range: what had come back, and what may have by now. */
    private static void compare(
            PaymentAttempt attempt, Transaction payment, long least, long most, List<Drift> drifts) {
        long back = payment.refunded().minor();
        if (!payment.captured().equals(attempt.amount())) {
            drifts.add(new Drift(
                    Kind.AMOUNT_DIFFERS,
                    attempt.merchantReference(),
                    "captured " + text(payment.captured()) + " instead of " + text(attempt.amount())));
        } else if (back < least || back > most) {
            drifts.add(new Drift(
                    Kind.REFUND_DIFFERS,
                    attempt.merchantReference(),
                    "given back " + text(payment.refunded()) + ", by us " + (back < least ? least : most)));
        }
    }

    /** Whoever is finding out already needs no finding, only a push. */
    private void captured(PaymentAttempt attempt, Transaction payment, List<Drift> drifts) {
        if (attempt.state() != AttemptState.APPROVING && attempt.state() != AttemptState.UNKNOWN) {
            drifts.add(new Drift(
                    Kind.CAPTURED_NOT_PAID,
                    attempt.merchantReference(),
                    "captured " + text(payment.captured()) + " by " + payment.providerReference()
                            + ", and the attempt is " + attempt.state()));
        }
        hints.keep(
                provider,
                attempt.store(),
                new Hint(
                        "list_" + UUID.randomUUID(),
                        payment.providerReference(),
                        payment.merchantReference(),
                        Trust.SIGNED));
    }

    private static long left(Transaction payment) {
        return payment.captured().minor() - payment.refunded().minor();
    }

    private static String text(Money money) {
        return money.minor() + " " + money.currency().getCurrencyCode();
    }
}
