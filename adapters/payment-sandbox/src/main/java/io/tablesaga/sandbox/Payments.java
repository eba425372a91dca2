package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.sandbox.Payment.Cancellation;
import io.tablesaga.sandbox.Payment.Status;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What this provider knows. Nothing is answered before it is in the ledger. */
final class Payments {

    static final ZoneOffset KOREA = ZoneOffset.ofHours(9);

    private static final long PAGE_MINUTES = 30;
    private static final long AUTHENTICATION_MINUTES = 10;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    /** Where a payment is to be read, and what is asked of all of them. */
    private record Known(long place, boolean open, boolean moved, int cancels) {}

    private final Map<String, Known> byKey = new LinkedHashMap<>();
    /** Of each order the payment that moved money, else the latest. */
    private final Map<String, String> keyOfOrder = new LinkedHashMap<>();

    private final Movements movements;
    private final Ledger ledger;
    private final long seed;
    private final long minuteMillis;
    private long lines;

    Payments(Ledger ledger, long seed, long minuteMillis) {
        this.ledger = ledger;
        this.movements = new Movements(ledger);
        this.seed = seed;
        this.minuteMillis = minuteMillis;
        ledger.replay("charge", (place, line) -> remember(Payment.of(line.path("charge")), place));
    }

    /** A guest opens the page. */
    synchronized Payment open(String orderId, String orderName, long amount, long taxFree, String currency) {
        return keep(new Payment(
                id("sandbox_"),
                orderId,
                orderName,
                "NORMAL",
                Status.READY,
                amount,
                taxFree,
                currency,
                now(),
                ending(PAGE_MINUTES),
                null,
                null,
                id("ps_"),
                null,
                List.of()));
    }

    /** The guest says yes: no money moves, but it may, for ten minutes. Empty when it is too late for that. */
    synchronized Optional<Payment> authenticate(String paymentKey) {
        return inTime(paymentKey, Status.READY)
                .map(payment -> keep(payment.authenticated(ending(AUTHENTICATION_MINUTES))));
    }

    /** The guest's card is refused on the page. */
    synchronized Optional<Payment> abort(String paymentKey, String code) {
        return inTime(paymentKey, Status.READY).map(payment -> keep(payment.aborted(code)));
    }

    /** Ends a payment whose window is over, once. */
    synchronized Optional<Payment> expire(String paymentKey) {
        return find(paymentKey)
                .filter(payment -> payment.open() && payment.expiresAt() <= System.currentTimeMillis())
                .map(payment -> keep(payment.expired()));
    }

    /** @param declineCode why the card company refuses; null when it does not */
    synchronized Answer confirm(String paymentKey, String orderId, long amount, String declineCode) {
        Payment payment = find(paymentKey).orElse(null);
        if (payment == null || payment.status() == Status.READY) {
            return Answer.refused(404, "NOT_FOUND_PAYMENT", "no such payment");
        }
        if (payment.moved() || payment.status() == Status.ABORTED) {
            return Answer.refused(400, "ALREADY_PROCESSED_PAYMENT", "this payment was processed already");
        }
        if (inTime(paymentKey, Status.IN_PROGRESS).isEmpty()) {
            return Answer.refused(404, "NOT_FOUND_PAYMENT_SESSION", "the authentication is too old");
        }
        if (!payment.orderId().equals(orderId) || payment.amount() != amount) {
            // Toss does not document what it answers to this; both of its general refusals are plausible.
            return Answer.refused(403, "FORBIDDEN_REQUEST", "the guest has authenticated something else");
        }
        if (ofOrder(orderId).filter(Payment::moved).isPresent()) {
            return Answer.refused(400, "DUPLICATED_ORDER_ID", "this order is paid already");
        }
        return charged(payment, declineCode);
    }

    synchronized Answer chargeStored(String orderId, long amount, long taxFree, String currency, String declineCode) {
        if (ofOrder(orderId).filter(Payment::moved).isPresent()) {
            return Answer.refused(400, "DUPLICATED_ORDER_ID", "this order is paid already");
        }
        Payment payment = new Payment(
                id("sandbox_"),
                orderId,
                "",
                "BILLING",
                Status.IN_PROGRESS,
                amount,
                taxFree,
                currency,
                now(),
                0,
                null,
                null,
                null,
                null,
                List.of());
        return charged(payment, declineCode);
    }

    /** Takes the money of an authenticated payment without being asked, whatever was taken for its order before. */
    synchronized Optional<Payment> capture(String paymentKey) {
        return inTime(paymentKey, Status.IN_PROGRESS).map(payment -> keep(payment.approved(now(), id("tx_"))));
    }

    private Answer charged(Payment payment, String declineCode) {
        if (declineCode != null) {
            keep(payment.aborted(declineCode));
            return Answer.refused(403, declineCode, "the card company refused the payment");
        }
        return new Answer(200, keep(payment.approved(now(), id("tx_"))).json());
    }

    /**
     * @param amount null for all that is left
     * @param taxFree the part of the amount that is free of tax; of all that is left it is what is left of that
     */
    synchronized Answer cancel(String paymentKey, Long amount, long taxFree, Long expectedRest, String reason) {
        Payment payment = find(paymentKey).orElse(null);
        if (payment == null) {
            return Answer.refused(404, "NOT_FOUND_PAYMENT", "no such payment");
        }
        if (!payment.moved()) {
            return Answer.refused(403, "NOT_CANCELABLE_PAYMENT", "it is " + payment.status());
        }
        long rest = payment.rest();
        if (rest == 0) {
            return Answer.refused(400, "ALREADY_CANCELED_PAYMENT", "nothing is left to cancel");
        }
        if (expectedRest != null && expectedRest != rest) {
            return Answer.refused(400, "NOT_MATCHES_REFUNDABLE_AMOUNT", "refundable are " + rest);
        }
        long part = amount == null ? rest : amount;
        if (part < 1 || part > rest) {
            return Answer.refused(403, "NOT_CANCELABLE_AMOUNT", "refundable are " + rest);
        }
        long taxFreeRest = payment.taxFreeRest();
        long taxFreePart = part == rest ? taxFreeRest : taxFree;
        if (taxFreePart < 0 || taxFreePart > taxFreeRest || part - taxFreePart > rest - taxFreeRest) {
            return Answer.refused(403, "NOT_CANCELABLE_AMOUNT", "of " + rest + " free of tax are " + taxFreeRest);
        }
        Cancellation cancellation = new Cancellation(id("tx_"), part, taxFreePart, rest - part, reason, now());
        return new Answer(200, keep(payment.cancelled(cancellation)).json());
    }

    synchronized Optional<Payment> find(String paymentKey) {
        return Optional.ofNullable(byKey.get(paymentKey)).map(known -> at(known.place()));
    }

    synchronized Optional<Payment> ofOrder(String orderId) {
        return Optional.ofNullable(keyOfOrder.get(orderId)).flatMap(this::find);
    }

    /** Oldest first; each is read when it is got. */
    synchronized List<Payment> all() {
        return at(byKey.values().stream().mapToLong(Known::place).toArray());
    }

    synchronized List<Payment> open() {
        return at(byKey.values().stream()
                .filter(Known::open)
                .mapToLong(Known::place)
                .toArray());
    }

    Movements movements() {
        return movements;
    }

    private List<Payment> at(long[] places) {
        return new AbstractList<>() {
            @Override
            public Payment get(int index) {
                return at(places[index]);
            }

            @Override
            public int size() {
                return places.length;
            }
        };
    }

    private Payment at(long place) {
        return Payment.of(ledger.read(place).path("charge"));
    }

    private Optional<Payment> inTime(String paymentKey, Status status) {
        return find(paymentKey)
                .filter(payment -> payment.status() == status && payment.expiresAt() > System.currentTimeMillis());
    }

    private Payment keep(Payment payment) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("charge", payment.ledgerLine());
        remember(payment, ledger.write(line));
        return payment;
    }

    private void remember(Payment payment, long place) {
        lines++;
        Known before = byKey.put(
                payment.paymentKey(),
                new Known(
                        place,
                        payment.open(),
                        payment.moved(),
                        payment.cancels().size()));
        String known = keyOfOrder.get(payment.orderId());
        if (known == null || !byKey.get(known).moved()) {
            keyOfOrder.put(payment.orderId(), payment.paymentKey());
        }
        if (payment.moved() && (before == null || !before.moved())) {
            movements.charged(payment, place);
        }
        int cancelsBefore = before == null ? 0 : before.cancels();
        payment.cancels()
                .subList(cancelsBefore, payment.cancels().size())
                .forEach(cancellation -> movements.cancelled(cancellation, place));
    }

    /** The same in every run with the same seed, and new after every line of the ledger. */
    private String id(String prefix) {
        String name = seed + "/" + lines + "/" + prefix;
        return prefix
                + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
    }

    private long ending(long minutes) {
        return System.currentTimeMillis() + minutes * minuteMillis;
    }

    private static String now() {
        return OffsetDateTime.now(KOREA).format(SECONDS);
    }
}
