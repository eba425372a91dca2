package io.tablesaga.ordering;

import io.tablesaga.floor.Station;
import io.tablesaga.floor.StoreMoment;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.VisitId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** All orders, and what a caller was answered for each idempotency key. */
public interface Orders {

    /** All of it in one commit, the caller's where there is one. */
    <T> T together(Supplier<T> work);

    /**
     * The store a visit is in, with its items from ordering's own copy of the catalogue. One statement.
     *
     * @param counting the caller may {@link #count} the guests, and nobody else meanwhile
     * @return empty when the visit is over
     */
    Optional<Offer> offer(VisitId visit, Collection<ItemId> items, boolean counting);

    /**
     * @param asksHeadCount the store wants to know how many they are, and nobody has said so in this visit
     * @param items those of the asked ones that the store has and shows
     */
    record Offer(StoreMoment store, boolean asksHeadCount, List<OfferedItem> items) {
        public Offer {
            items = List.copyOf(items);
        }
    }

    /** One statement. @param claims {@link Had#once} tells which of them stand already */
    Had had(VisitId visit, List<OnceClaim> claims);

    /** What was ordered of the stations and is not ready yet, as far as is known; without an order nothing. One statement. */
    Map<String, List<Station.Making>> making(StoreId store, Set<String> stations);

    /** Keeps how many guests they are, unless it is known. One statement. */
    void count(VisitId visit, int guests);

    /**
     * Each item's one order is this one, until it is undone. One statement.
     *
     * @return the items somebody else was faster with; then nothing of this order may stay
     */
    Set<ItemId> claim(OrderId order, List<OnceClaim> claims);

    /**
     * Claims the idempotency key and writes order and lines, in one statement.
     *
     * @return false, with nothing written, when the key is taken
     */
    boolean open(NewOrder order);

    /**
     * @param day the store's business day
     * @param preparations of the lines that stations with a {@link Station} of their own make
     * @param holdTime how long its stock is held, and it can be paid
     */
    record NewOrder(
            PlaceOrder command,
            SagaId saga,
            OrderState state,
            Money total,
            List<OrderLine> lines,
            LocalDate day,
            List<Preparation> preparations,
            Duration holdTime) {}

    /** What the key was used for in this visit, if it was in the last 24 hours. */
    Optional<EarlierRequest> earlier(VisitId visit, String idempotencyKey);

    /** @param answer the stored first answer; empty while the order is undecided */
    record EarlierRequest(OrderId order, String requestDigest, Optional<Answer> answer) {}

    /** @param status HTTP status; @param body JSON without secrets */
    record Answer(int status, String body) {}

    /** PLACING or CONFIRMING_PAYMENT or AWAITING_PAYMENT → the given state of those three. One statement. */
    void move(OrderId order, OrderState state);

    /**
     * AWAITING_PAYMENT → CONFIRMING_PAYMENT while it may still be paid, by the database's clock.
     *
     * @return false, with nothing changed, when it is in another state or its time is over
     */
    boolean startPaying(OrderId order);

    /**
     * CONFIRMING_PAYMENT → PAID with the stored answer, in one statement. What is to be made of it is begun now.
     *
     * @return the order with its lines; empty when it was not CONFIRMING_PAYMENT
     */
    Optional<Order> markPaid(OrderId order, Answer answer);

    /**
     * PLACING, AWAITING_PAYMENT or CONFIRMING_PAYMENT → CANCELLED with the stored answer; whoever wanted it cancelled has
     * what they asked for, and what it had {@link #claim claimed} is free. Repeating it changes nothing, and so does an unknown order.
     */
    void cancel(OrderId order, CancelReason reason, Answer answer);

    Optional<Order> find(OrderId order);

    /** Whose order it is, for who may touch it. */
    Optional<StoreId> storeOf(OrderId order);
}
