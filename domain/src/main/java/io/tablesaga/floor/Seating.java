package io.tablesaga.floor;

import io.tablesaga.floor.VisitRefused.Why;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.VisitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where visits begin, move and end. Each call belongs in one transaction. */
public final class Seating {

    private final Visits visits;
    private final Phones phones;
    private final Slips slips;
    private final Bills bills;
    private final Secrets secrets;
    private final TimeOrderedIds ids;
    private final VisitTimes times;

    public Seating(
            Visits visits,
            Phones phones,
            Slips slips,
            Bills bills,
            Secrets secrets,
            TimeOrderedIds ids,
            VisitTimes times) {
        this.visits = visits;
        this.phones = phones;
        this.slips = slips;
        this.bills = bills;
        this.secrets = secrets;
        this.ids = ids;
        this.times = times;
    }

    /** @param guests how many; null when nobody has counted */
    public record Seat(StoreId store, TableId table, Integer guests) {}

    public record Seated(Visit visit, JoinCode code) {}

    /** Staff seat a party. @throws VisitRefused when the table is taken, or not the store's */
    public Seated seat(Seat seat) {
        start(seat.store(), seat.table());
        Visit visit = visits.begin(new VisitId(ids.next()), seat.store(), seat.table(), seat.guests())
                .orElseThrow(() -> new VisitRefused(Why.TABLE_TAKEN));
        return new Seated(visit, code(visit));
    }

    /** A party sits down by itself. @throws VisitRefused when the table is taken, or the store does not let tablets */
    public Seated seatAtTablet(Caller.Tablet tablet) {
        if (start(tablet.store(), tablet.table()) != VisitStart.CODE) {
            throw new VisitRefused(Why.NOT_BY_TABLET);
        }
        return seat(new Seat(tablet.store(), tablet.table(), null));
    }

    /** A table of a store. */
    public record Place(StoreId store, TableId table) {}

    /** Another join code, for staff to tell; the one before is worth nothing any more. */
    public Seated renewCode(Place place) {
        Visit visit = held(place.store(), place.table());
        return new Seated(visit, renewed(visit.id()));
    }

    /** As those at the table show it to others: the code as it is, or a fresh one. @return empty when the visit is over */
    public Optional<JoinCode> shownCode(VisitId visit) {
        return visits.code(visit, secrets.joinCode(), times.code());
    }

    /** @param anyway also when orders are open */
    public record Clear(StoreId store, TableId table, boolean anyway) {}

    /** @param open orders that are not settled, as clearing does not settle them */
    public record Cleared(Visit visit, List<Bills.Bill> open) {}

    /** No token, code or slip of the visit opens anything any more. @throws VisitRefused when orders are open */
    public Cleared clear(Clear clear) {
        Visit visit = held(clear.store(), clear.table());
        List<Bills.Bill> open = bills.open(visit.id());
        if (!open.isEmpty() && !clear.anyway()) {
            throw VisitRefused.moneyOpen(open);
        }
        visits.end(visit.id(), !open.isEmpty());
        slips.end(visit.table());
        return new Cleared(visit, open);
    }

    public record Move(StoreId store, TableId from, TableId to) {}

    /**
     * @param merged the visits whose parties are with this one by now
     * @param moves how often the party has moved by now
     */
    public record Moved(Seated seated, List<VisitId> merged, int moves) {}

    /** The visit's phones have to fetch new tokens; the tablet of the table it leaves is out. */
    public Moved move(Move move) {
        start(move.store(), move.to());
        Visit visit = held(move.store(), move.from());
        int moves = visits.move(visit.id(), move.to()).orElseThrow(() -> new VisitRefused(Why.TABLE_TAKEN));
        slips.end(visit.table());
        phones.rotate(visit.id(), times.move());
        Visit there = new Visit(visit.id(), visit.store(), move.to(), visit.began());
        return new Moved(new Seated(there, renewed(visit.id())), visits.mergedInto(visit.id()), moves);
    }

    public record Merge(StoreId store, TableId from, TableId into) {}

    /**
     * Two parties are one from now on, at the other's table: one cart, one bill, one history. The phones of the one that
     * came have to fetch new tokens. An order that it is just placing is refused.
     */
    public Moved merge(Merge merge) {
        if (merge.from().equals(merge.into())) {
            throw new VisitRefused(Why.SAME_TABLE);
        }
        start(merge.store(), merge.from());
        start(merge.store(), merge.into());
        List<Visit> both = visits.holdBoth(merge.store(), merge.from(), merge.into());
        Visit from = at(merge.from(), both);
        Visit into = at(merge.into(), both);
        if (!bills.merge(from.id(), into.id())) {
            throw new VisitRefused(Why.CARTS_TOO_FULL);
        }
        phones.rotate(from.id(), times.move());
        phones.merge(from.id(), into.id());
        slips.end(from.table());
        int moves = visits.merge(from.id(), into.id());
        return new Moved(new Seated(into, code(into)), visits.mergedInto(into.id()), moves);
    }

    private static Visit at(TableId table, List<Visit> visits) {
        return visits.stream()
                .filter(visit -> visit.table().equals(table))
                .findFirst()
                .orElseThrow(() -> new VisitRefused(Why.NOBODY_THERE));
    }

    public record Slip(TableId table, String code, Instant until) {

        @Override
        public String toString() {
            return "Slip[" + table + ", until " + until + "]";
        }
    }

    /** @throws VisitRefused when the store has no such table, or no slips */
    public Slip issueSlip(Place place) {
        if (start(place.store(), place.table()) != VisitStart.SLIP) {
            throw new VisitRefused(Why.NOT_BY_SLIP);
        }
        String code = secrets.slip();
        return new Slip(place.table(), code, slips.issue(ids.next(), place.store(), place.table(), code, times.slip()));
    }

    private VisitStart start(StoreId store, TableId table) {
        return visits.startAt(store, table).orElseThrow(() -> new VisitRefused(Why.NO_SUCH_TABLE));
    }

    private Visit held(StoreId store, TableId table) {
        start(store, table);
        return visits.hold(store, table).orElseThrow(() -> new VisitRefused(Why.NOBODY_THERE));
    }

    private JoinCode code(Visit visit) {
        return visits.code(visit.id(), secrets.joinCode(), times.code()).orElseThrow();
    }

    private JoinCode renewed(VisitId visit) {
        return visits.renewCode(visit, secrets.joinCode(), times.code()).orElseThrow();
    }
}
