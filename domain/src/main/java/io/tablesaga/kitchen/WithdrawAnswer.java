package io.tablesaga.kitchen;

import java.util.List;

/**
 * The answer to {@link WithdrawTicket}. «No» is a value.
 *
 * @param begun the lines that keep it from being withdrawn until staff agree; empty in a «no» that staff cannot change:
 *     another saga has withdrawn a line, or this one was restored
 */
public record WithdrawAnswer(boolean withdrawn, List<Integer> begun) {

    public WithdrawAnswer {
        begun = List.copyOf(begun);
    }
}
