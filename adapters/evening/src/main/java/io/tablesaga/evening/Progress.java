package io.tablesaga.evening;

import io.tablesaga.evening.OrderPlan.Pay;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How an evening goes, as its guests were told.
 *
 * @param store empty while there is none
 * @param minute of the evening
 * @param guests at tables now
 * @param ordered so far, with those that follow
 * @param served completely, but for lines that were taken back
 * @param unpaid orders that were refused, or ended without the money
 * @param faults that were made on purpose: connections cut, cards and a provider that fail, displays that were away
 */
public record Progress(
        Stage stage,
        String store,
        int minute,
        int guests,
        int ordered,
        int served,
        int cancelled,
        int unpaid,
        int faults) {

    public enum Stage {
        /** The store gets its tables, its menu and its stock. */
        OPENING,
        PLAYING,
        /** All have gone; what everybody sees is compared. */
        CLOSING,
        OVER
    }

    /** Where an order stands. */
    enum Standing {
        PLANNED,
        ORDERED,
        SERVED,
        CANCELLED,
        UNPAID
    }

    private static final Set<Pay> FAULTY = EnumSet.range(Pay.DECLINED, Pay.SLOW);
    private static final List<String> FAULTS = List.of("provider: ", "display away", "printer away");

    static Progress of(Stage stage, String store, double minute, List<Party> parties, Tally tally, Notes notes) {
        int guests = 0;
        int faults = tally.cuts() + happened(notes);
        int[] orders = new int[Standing.values().length];
        for (Party party : parties) {
            guests += party.seated();
            for (Story story : party.stories()) {
                Standing standing = party.standing(story);
                orders[standing.ordinal()]++;
                faults += standing != Standing.PLANNED && FAULTY.contains(story.plan.pay()) ? 1 : 0;
            }
        }
        int served = orders[Standing.SERVED.ordinal()];
        int cancelled = orders[Standing.CANCELLED.ordinal()];
        int unpaid = orders[Standing.UNPAID.ordinal()];
        return new Progress(
                stage,
                store,
                (int) minute,
                guests,
                orders[Standing.ORDERED.ordinal()] + served + cancelled + unpaid,
                served,
                cancelled,
                unpaid,
                faults);
    }

    private static int happened(Notes notes) {
        return notes.happened().entrySet().stream()
                .filter(one -> FAULTS.stream().anyMatch(one.getKey()::startsWith))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
