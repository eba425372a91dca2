package io.tablesaga.kitchen;

import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.VisitId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All kitchen tickets. Each command is one transaction, the caller's where there is one, and one at a time for each ticket.
 * What it changes gets the next number of its store's feed.
 */
public interface Tickets {

    /**
     * What was withdrawn before it came stays withdrawn. Of a party that stays, what belongs to a later turn than the first
     * that is not served yet is held, unless its turn was fired; so is what belongs to a turn that is held.
     */
    Opened open(OpenTicket command);

    /**
     * @param first false when the order has its ticket already
     * @param held the lines that were held as they came, counted from 1: they come out on paper when they are fired
     */
    record Opened(boolean first, List<Integer> held) {
        public Opened {
            held = List.copyOf(held);
        }
    }

    /**
     * @param table where it was ordered; it is served where its visit is by now
     * @param day the store's business day it was ordered on
     * @param trace of the request that placed the order
     * @param message the id of the message that asks for it
     */
    record OpenTicket(
            OrderId order,
            StoreId store,
            TableId table,
            VisitId visit,
            List<Line> lines,
            LocalDate day,
            Serving serving,
            TraceParent trace,
            String message) {

        /**
         * @param position the order's line it is, counted from 1
         * @param station where it is made; empty where the menu names none
         * @param options what the guest chose with it
         * @param turn in which it is served; 0 for at once
         */
        public record Line(int position, String name, int quantity, String station, List<String> options, int turn) {
            public Line {
                options = List.copyOf(options);
            }
        }

        public OpenTicket {
            lines = List.copyOf(lines);
        }
    }

    /**
     * All lines or none. The same saga again gets the same answer; after its {@link #restore} it is refused.
     *
     * @throws IllegalStateException when the ticket has no such line: a broken promise
     */
    WithdrawAnswer withdraw(WithdrawTicket command);

    /** Undo of {@link #withdraw}. May come twice, and first: the withdrawal is then refused. */
    void restore(RestoreTicket command);

    /**
     * The tickets of these visits, also those still to come, are served elsewhere; what is served already stays where it was.
     * An earlier move changes nothing.
     *
     * @return the orders whose tickets have another table now, each with a number of its own
     */
    List<OrderId> move(MoveTickets command);

    /** All lines or none; a line that is there already, or further, stays where it is. */
    AdvanceAnswer advance(AdvanceTicket command);

    /** All lines or none; one that is READY already, or SERVED, stays where it is. */
    AdvanceAnswer bump(BumpTicket command);

    AdvanceAnswer recall(RecallBump command);

    /** A line that is made, or was acknowledged before, stays as it is. */
    AdvanceAnswer acknowledge(AcknowledgeVoid command);

    /** What is held is fired; once, whoever says it. What a saga is just taking back is left to it. */
    TurnAnswer fire(FireTurn command);

    /** What nobody has begun waits for its turn; what is begun is made on. */
    TurnAnswer hold(HoldTurn command);

    /** Oldest first, after the given order; at most {@code limit}. */
    List<Ticket> ofStore(StoreId store, Wanted wanted, Optional<OrderId> after, int limit);

    /**
     * @param station only tickets with lines that are made there; empty for all
     * @param open only those with something left to do: there, or for a place that sees all stations until it is served
     */
    record Wanted(Optional<String> station, boolean open) {

        public static final Wanted ALL = new Wanted(Optional.empty(), false);
    }

    /**
     * The store's tickets whose last change has a greater number, in the order of those: nothing is left out, and a ticket that
     * has changed meanwhile comes once, as it is now.
     */
    List<Ticket> changedAfter(StoreId store, long number, int limit);

    /** The store's last change; 0 before the first. Everything up to it is in what is read afterwards. */
    long lastNumber(StoreId store);

    /**
     * What is left to make of all open tickets, dish by dish, the most wanted first; at most {@code limit}.
     *
     * @param station empty for all
     */
    List<AllDay> allDay(StoreId store, Optional<String> station, int limit);

    /**
     * @param options what the guest chose with it
     * @param waiting portions that nobody has begun
     * @param preparing portions that are being made
     */
    record AllDay(String station, String name, List<String> options, int waiting, int preparing) {
        public AllDay {
            options = List.copyOf(options);
        }
    }

    /**
     * How long stations and their dishes have taken, from the ticket, or the firing, to READY: each station, then its dishes; at most {@code limit}.
     *
     * @param days those before now
     */
    List<Times> times(StoreId store, int days, int limit);

    /**
     * @param name of a dish; empty for all of the station
     * @param lines that were made
     * @param usual half of them were made sooner
     * @param slow one of ten took longer
     */
    record Times(String station, Optional<String> name, int lines, Duration usual, Duration slow) {}

    /**
     * What is called, and what is on its way to be: of the last half day, the oldest first; at most {@code limit}. A ticket of
     * which nothing is left, or that has been handed over, is not among them.
     */
    List<Pickup> pickups(StoreId store, int limit);

    /** @param ready all that is left of it is made */
    record Pickup(int number, Serving serving, boolean ready) {}

    /** @param bell is told the store by each thread that has just committed a change; it must neither block nor fail */
    void afterCommit(Consumer<StoreId> bell);
}
