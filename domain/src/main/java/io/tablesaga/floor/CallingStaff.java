package io.tablesaga.floor;

import io.tablesaga.floor.VisitRefused.Why;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.VisitId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Guests call staff, and staff say that they come. Each call belongs in one transaction. */
public final class CallingStaff {

    /** @param most so many calls a visit may make within the time */
    public record Limits(int most, Duration within) {}

    private final StaffCalls calls;
    private final TimeOrderedIds ids;
    private final Limits limits;

    public CallingStaff(StaffCalls calls, TimeOrderedIds ids, Limits limits) {
        this.calls = calls;
        this.ids = ids;
        this.limits = limits;
    }

    /** @param words the guest's own, which {@link CallReason#OTHER} needs */
    public record Call(Caller.AtTable guest, CallReason reason, Optional<String> words) {

        @Override
        public String toString() {
            return "Call[" + guest.line() + ", " + reason + "]";
        }
    }

    /** @param fresh false when somebody at the table had called for that already */
    public record Called(StaffCall call, boolean fresh) {}

    /** @throws VisitRefused when the store has no such reason, or the visit has called too often, or with other words */
    public Called call(Call call) {
        VisitId visit = call.guest().visit().orElseThrow(() -> new VisitRefused(Why.NOBODY_THERE));
        Set<CallReason> reasons = calls.lock(visit).orElseThrow(() -> new VisitRefused(Why.NOBODY_THERE));
        if (!reasons.contains(call.reason())) {
            throw new VisitRefused(Why.NO_SUCH_REASON);
        }
        List<StaffCall> recent = calls.recent(visit, limits.within());
        Optional<StaffCall> open = recent.stream()
                .filter(one -> one.state() == StaffCall.State.OPEN && one.reason() == call.reason())
                .findFirst();
        if (open.isPresent()) {
            return again(open.get(), call);
        }
        if (recent.size() >= limits.most()) {
            throw new VisitRefused(Why.TOO_MANY_CALLS);
        }
        UUID id = ids.next();
        calls.add(id, visit, call.guest().device(), call.reason(), call.words().orElse(null));
        return new Called(
                calls.recent(visit, limits.within()).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(),
                true);
    }

    /** Who wants something else must not be told that staff know of it. */
    private static Called again(StaffCall open, Call call) {
        if (call.words().isPresent() && !call.words().equals(open.words())) {
            throw new VisitRefused(Why.CALLED_ALREADY);
        }
        return new Called(open, false);
    }

    public record Acknowledge(StoreId store, UUID call, AccountId by) {}

    /** @throws VisitRefused when the store has no such call */
    public StaffCall acknowledge(Acknowledge command) {
        return calls.acknowledge(command.store(), command.call(), command.by())
                .orElseThrow(() -> new VisitRefused(Why.NO_SUCH_CALL));
    }
}
