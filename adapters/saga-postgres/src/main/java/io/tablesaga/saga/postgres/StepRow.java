package io.tablesaga.saga.postgres;

import java.util.Map;

/** One enlisted step: what undoes or completes it, and the values it was enlisted with. */
record StepRow(
        long id,
        String routeId,
        String compensation,
        String completion,
        String decider,
        Map<String, Object> options,
        int attempts) {}
