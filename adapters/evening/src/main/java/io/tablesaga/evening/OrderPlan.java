package io.tablesaga.evening;

import java.util.Arrays;
import java.util.List;

/**
 * What a guest is going to order, and what will happen to them.
 *
 * @param after minutes since the party sat down
 * @param phone whose of the party's
 * @param patience minutes that they take to decide, to pay, to change their mind
 */
record OrderPlan(
        int number,
        double after,
        int phone,
        List<Wish> wishes,
        boolean cart,
        boolean toGo,
        Pay pay,
        Mood mood,
        Cut cut,
        double patience) {

    /** How the guest pays, and what happens to the payment. */
    enum Pay {
        STORED("tok_ok", 118),
        DECLINED("tok_declined", 5),
        ANSWER_LOST("tok_answer_lost", 3),
        BROKEN("tok_500", 2),
        BROKEN_AFTER("tok_500_after", 3),
        CUT_OFF("tok_reset", 2),
        SLOW("tok_slow", 3),
        PAGE(null, 30),
        /** The page does not take their first card. */
        PAGE_TWICE(null, 6),
        /** They open the page, and never pay. */
        PAGE_LEFT(null, 4),
        COUNTER(null, 24);

        static final int ALL =
                Arrays.stream(values()).mapToInt(pay -> pay.often).sum();

        final String token;
        private final int often;

        Pay(String token, int often) {
            this.token = token;
            this.often = often;
        }

        /** @param roll below {@link #ALL} */
        static Pay of(int roll) {
            int left = roll;
            for (Pay pay : values()) {
                left -= pay.often;
                if (left < 0) {
                    return pay;
                }
            }
            throw new IllegalArgumentException(roll + " is not below " + ALL);
        }
    }

    /** What the guest wants once it is ordered. */
    enum Mood {
        EATS,
        CANCELS,
        CANCELS_A_LINE,
        /** They ask when the kitchen has begun, and the staff agree. */
        CANCELS_LATE
    }
}
