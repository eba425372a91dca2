package io.tablesaga.shared.web;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A controller says no: a problem with a stable type, and a sentence for the caller. */
public final class Refused extends RuntimeException {

    private final transient ProblemDetail problem;
    private final Integer retryAfterSeconds;

    public Refused(HttpStatus status, String name, String sentence) {
        this(status, name, sentence, null);
    }

    /** @param retryAfterSeconds null when trying again will not help */
    public Refused(HttpStatus status, String name, String sentence, Integer retryAfterSeconds) {
        super(sentence, null, false, false);
        this.problem = Problems.of(status, name, sentence);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    ProblemDetail problem() {
        return problem;
    }

    Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
