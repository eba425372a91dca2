package io.tablesaga.ordering.grpc;

/** Who is not let in, and why; nothing was looked at. */
public final class Refused extends RuntimeException {

    private final String problem;
    private final int retryAfterSeconds;

    /**
     * @param problem as the contract's problem+json
     * @param retryAfterSeconds 0 when coming back later does not help
     */
    public Refused(String problem, int retryAfterSeconds) {
        super(problem, null, false, false);
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    String problem() {
        return problem;
    }

    int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
