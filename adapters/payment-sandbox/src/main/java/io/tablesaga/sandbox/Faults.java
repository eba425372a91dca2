package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** Which charges go wrong: the next n of a kind, or each with a probability, by seeded dice. */
final class Faults {

    private static final long SLOW_MILLIS = 3_000;

    private final Map<Fault, Integer> next = new EnumMap<>(Fault.class);
    private final Map<Fault, Double> probability = new EnumMap<>(Fault.class);
    private final Random dice;
    private long slowMillis = SLOW_MILLIS;

    Faults(long seed) {
        dice = new Random(seed);
    }

    /** {@code {"fault": "ANSWER_LOST", "next": 3}} or {@code {"fault": "SLOW", "probability": 0.1, "millis": 500}}. */
    synchronized void plan(JsonNode plan) {
        Fault fault = Fault.valueOf(plan.path("fault").asText(""));
        if (plan.has("next")) {
            next.put(fault, plan.path("next").asInt());
        }
        if (plan.has("probability")) {
            probability.put(fault, plan.path("probability").asDouble());
        }
        slowMillis = plan.path("millis").asLong(slowMillis);
    }

    synchronized void clear() {
        next.clear();
        probability.clear();
        slowMillis = SLOW_MILLIS;
    }

    synchronized Fault draw() {
        for (Map.Entry<Fault, Integer> planned : next.entrySet()) {
            if (planned.getValue() > 0) {
                planned.setValue(planned.getValue() - 1);
                return planned.getKey();
            }
        }
        double roll = dice.nextDouble();
        for (Map.Entry<Fault, Double> chance : probability.entrySet()) {
            roll -= chance.getValue();
            if (roll < 0) {
                return chance.getKey();
            }
        }
        return Fault.NONE;
    }

    synchronized long slowMillis() {
        return slowMillis;
    }
}
