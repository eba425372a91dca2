package io.tablesaga.evening;

import java.util.Random;

/**
 * How a cook will make one station's part of a ticket.
 *
 * @param notices minutes until somebody says that it was seen
 * @param makes minutes from the first portion to the last
 * @param strikes each line by itself, as it is done
 * @param hasty bumps it without having said that it was begun
 */
record CookPlan(
        double notices, double makes, boolean strikes, boolean hasty, boolean recalls, boolean refuses, boolean cut) {

    private static final double FURTHER_PORTION = 0.15;

    /** @param usual minutes of its slowest dish */
    static CookPlan drawn(Random dice, int usual, int portions, boolean faults) {
        double makes = usual * (0.7 + 0.6 * dice.nextDouble()) * (1 + FURTHER_PORTION * (portions - 1));
        return new CookPlan(
                0.2 + 0.5 * dice.nextDouble(),
                makes,
                dice.nextInt(6) == 0,
                dice.nextInt(12) == 0,
                dice.nextInt(40) == 0,
                dice.nextInt(150) == 0,
                dice.nextInt(25) == 0 && faults);
    }
}
