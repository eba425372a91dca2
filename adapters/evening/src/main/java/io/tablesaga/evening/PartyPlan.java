package io.tablesaga.evening;

import java.util.List;

/**
 * Some people who come in together.
 *
 * @param arrives minute of the evening
 * @param calls minutes after they sat down when they call staff
 * @param moves when they go to another table; negative if they do not
 * @param merges when they go to another party's table; negative if they do not
 */
record PartyPlan(
        int number,
        double arrives,
        int guests,
        int phones,
        List<OrderPlan> orders,
        List<Double> calls,
        double moves,
        double merges,
        double rests) {}
