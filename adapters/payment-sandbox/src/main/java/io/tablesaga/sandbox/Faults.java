package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Which calls go wrong: the next n of a kind, or each with a probability, by seeded dice. */
final class Faults {

    private static final long SLOW_MILLIS = 3_000;
    private static final Answer ERROR = Answer.refused(500, "FAILED_INTERNAL_SYSTEM_PROCESSING", "try again");
    private static final Answer PROVIDER_ERROR = Answer.refused(400, "PROVIDER_ERROR", "a temporary error; try again");

    private static final Answer REFUSED =
            Answer.refused(403, "NOT_CANCELABLE_PAYMENT", "this payment cannot be given back");

    private static final class Plan {
        final Map<Fault, Integer> next = new EnumMap<>(Fault.class);
        final Map<Fault, Double> probability = new EnumMap<>(Fault.class);
        final Random dice;

        Plan(Random dice) {
            this.dice = dice;
        }
    }

    private final Map<Call, Plan> plans = new EnumMap<>(Call.class);
    /** What somebody who paid has chosen for their own payment: it happens to its first charge. */
    private final Map<String, Fault> chosen = new HashMap<>();

    private long slowMillis = SLOW_MILLIS;

    Faults(long seed) {
        for (Call call : Call.values()) {
            // Dice of its own: one look-up more or less does not change which charges go wrong.
            plans.put(call, new Plan(new Random(seed + call.ordinal())));
        }
    }

    /**
     * {@code {"fault": "ANSWER_LOST", "call": "CANCEL", "next": 3}} or {@code {"fault": "SLOW", "probability": 0.1,
     * "millis": 500}}; the call is CHARGE unless it is said.
     */
    synchronized void plan(JsonNode plan) {
        Fault fault = Fault.valueOf(plan.path("fault").asText(""));
        Call call = Call.valueOf(plan.path("call").asText(Call.CHARGE.name()));
        if (!fault.of(call)) {
            throw new IllegalArgumentException(fault + " cannot happen to a " + call);
        }
        if (plan.has("next")) {
            plans.get(call).next.put(fault, plan.path("next").asInt());
        }
        if (plan.has("probability")) {
            plans.get(call).probability.put(fault, plan.path("probability").asDouble());
        }
        slowMillis = plan.path("millis").asLong(slowMillis);
    }

    synchronized void clear() {
        for (Plan plan : plans.values()) {
            plan.next.clear();
            plan.probability.clear();
        }
        slowMillis = SLOW_MILLIS;
    }

    synchronized void choose(String paymentKey, Fault fault) {
        chosen.put(paymentKey, fault);
    }

    synchronized Fault drawCharge(String paymentKey) {
        Fault fault = chosen.getOrDefault(paymentKey, Fault.NONE);
        chosen.remove(paymentKey);
        return fault == Fault.NONE ? draw(Call.CHARGE) : fault;
    }

    synchronized Fault draw(Call call) {
        Plan plan = plans.get(call);
        for (Map.Entry<Fault, Integer> planned : plan.next.entrySet()) {
            if (planned.getValue() > 0) {
                planned.setValue(planned.getValue() - 1);
                return planned.getKey();
            }
        }
        double roll = plan.dice.nextDouble();
        for (Map.Entry<Fault, Double> chance : plan.probability.entrySet()) {
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

    /** Does the work; the faults that happen to the work itself, and so are remembered under its idempotency key. */
    Answer within(Fault fault, Supplier<Answer> work) {
        switch (fault) {
            case PROVIDER_ERROR -> {
                return PROVIDER_ERROR;
            }
            case REFUSED -> {
                return REFUSED;
            }
            case PROVIDER_ERROR_AFTER -> {
                work.get();
                return PROVIDER_ERROR;
            }
            case SLOW -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(slowMillis()));
            default -> {}
        }
        return work.get();
    }

    /** Answers; the faults that happen on the way there and back. */
    void answer(Request request, Fault fault, Supplier<Answer> work) throws IOException {
        if (fault != Fault.NONE) {
            request.fault(fault);
        }
        switch (fault) {
            case RESET -> request.hangUp();
            case ERROR_500 -> request.answer(ERROR);
            case NOT_FOUND -> request.answer(Answer.refused(404, "NOT_FOUND_PAYMENT", "no such payment"));
            case ANSWER_LOST -> {
                work.get();
                request.hangUp();
            }
            case ERROR_500_AFTER -> {
                work.get();
                request.answer(ERROR);
            }
            default -> request.answer(work.get());
        }
    }
}
