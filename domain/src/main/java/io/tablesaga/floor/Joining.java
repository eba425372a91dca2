package io.tablesaga.floor;

import io.tablesaga.accounts.Account;
import io.tablesaga.accounts.Accounts;
import io.tablesaga.floor.VisitRefused.Why;
import io.tablesaga.floor.Visits.Scanned;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.VisitId;
import java.util.Optional;
import java.util.UUID;

/** How phones come into a visit, and go: with a code, a slip, or the word of somebody in it. One transaction each. */
public final class Joining {

    private static final int MOST_ASK = 3;

    private final Visits visits;
    private final Phones phones;
    private final Slips slips;
    private final Asks asks;
    private final Accounts accounts;
    private final Secrets secrets;
    private final TimeOrderedIds ids;
    private final VisitTimes times;

    public Joining(
            Visits visits,
            Phones phones,
            Slips slips,
            Asks asks,
            Accounts accounts,
            Secrets secrets,
            TimeOrderedIds ids,
            VisitTimes times) {
        this.visits = visits;
        this.phones = phones;
        this.slips = slips;
        this.asks = asks;
        this.accounts = accounts;
        this.secrets = secrets;
        this.ids = ids;
        this.times = times;
    }

    /**
     * @param code as it was typed: a join code, or a slip's
     * @param address where it came from, for counting tries
     */
    public record Join(Caller caller, String address, String tableCode, String code, boolean slip) {

        @Override
        public String toString() {
            return "Join[" + caller.line() + "]";
        }
    }

    /** @param token to be shown to the phone once; only a hash is kept */
    public record Joined(Visit visit, UUID phone, String token) {

        @Override
        public String toString() {
            return "Joined[" + visit.id() + ", phone " + phone + "]";
        }
    }

    /** @throws VisitRefused when the code is not the table's */
    public Joined join(Join join) {
        Scanned table = scanned(join.tableCode());
        String code = Secrets.typed(join.code());
        Visit visit = join.slip()
                ? bySlip(table, code)
                : visits.byCode(table.table(), code).orElseThrow(() -> new VisitRefused(Why.WRONG_CODE));
        Joined joined = new Joined(visit, ids.next(), secrets.token());
        phones.join(joined.phone(), visit.id(), joined.token(), person(join.caller()));
        return joined;
    }

    private Visit bySlip(Scanned table, String code) {
        if (table.start() != VisitStart.SLIP || !slips.use(table.table(), code)) {
            throw new VisitRefused(Why.WRONG_CODE);
        }
        // Of two slips used at once one begins the visit, and the other joins it.
        return visits.hold(table.store(), table.table())
                .or(() -> visits.begin(new VisitId(ids.next()), table.store(), table.table(), null))
                .or(() -> visits.hold(table.store(), table.table()))
                .orElseThrow(() -> new VisitRefused(Why.WRONG_CODE));
    }

    /** @param name as the asker wants to be called */
    public record Ask(Caller caller, String tableCode, String name) {

        @Override
        public String toString() {
            return "Ask[" + caller.line() + "]";
        }
    }

    /** @param secret tells the asker how it stands, and is their phone's token once they are let in */
    public record Asked(Asks.Ask ask, String secret) {

        @Override
        public String toString() {
            return "Asked[" + ask.id() + "]";
        }
    }

    /** @throws VisitRefused when nobody sits there, or as many as may ask do so */
    public Asked ask(Ask ask) {
        Scanned table = scanned(ask.tableCode());
        Visit visit = visits.hold(table.store(), table.table()).orElseThrow(() -> new VisitRefused(Why.NOBODY_THERE));
        String secret = secrets.token();
        return asks.add(ids.next(), visit.id(), ask.name(), secret, person(ask.caller()), times.ask(), MOST_ASK)
                .map(added -> new Asked(added, secret))
                .orElseThrow(() -> new VisitRefused(Why.TOO_MANY_ASK));
    }

    public record Answer(Caller.AtTable by, UUID ask, boolean let) {}

    /** @throws VisitRefused when it was not asked of this visit, or it is answered or over */
    public Asks.Ask answer(Answer answer) {
        Asks.Ask answered = answer.by()
                .visit()
                .flatMap(visit -> asks.answer(
                        answer.ask(), visit, answer.let(), answer.by().device()))
                .orElseThrow(() -> new VisitRefused(Why.NO_SUCH_ASK));
        if (answer.let()) {
            asks.letIn(answered.id(), ids.next());
        }
        return answered;
    }

    /** @param token what the phone shows from now on */
    public record Renewed(UUID phone, String token) {

        @Override
        public String toString() {
            return "Renewed[phone " + phone + "]";
        }
    }

    /** @throws VisitRefused when the token is not one that a move has taken away */
    public Renewed renew(String before) {
        String token = secrets.token();
        return phones.renew(before, token)
                .map(phone -> new Renewed(phone, token))
                .orElseThrow(() -> new VisitRefused(Why.NO_NEW_TOKEN));
    }

    /** @throws VisitRefused when it is a tablet, which stays */
    public void leave(Caller caller) {
        if (!(caller instanceof Caller.Phone phone)) {
            throw new VisitRefused(Why.NOT_A_PHONE);
        }
        phones.leave(phone.device());
    }

    private Scanned scanned(String tableCode) {
        return visits.scanned(tableCode).orElseThrow(() -> new VisitRefused(Why.NO_SUCH_TABLE));
    }

    /** A guest who has signed in; a program is nobody's phone. */
    private Optional<AccountId> person(Caller caller) {
        return caller instanceof Caller.Account account
                ? accounts.find(account.id())
                        .filter(known -> known.kind() != Account.Kind.PROGRAM)
                        .map(Account::id)
                : Optional.empty();
    }
}
