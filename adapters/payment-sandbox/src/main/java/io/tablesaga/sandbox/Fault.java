package io.tablesaga.sandbox;

/** What can go wrong with one charge. */
enum Fault {
    DECLINE,
    /** Answers late. */
    SLOW,
    /** Charges, then hangs up. */
    ANSWER_LOST,
    /** Hangs up before charging. */
    RESET,
    ERROR_500,
    ERROR_500_AFTER_CHARGING,
    NONE;

    /** Stored tokens that force their outcome. */
    static Fault ofToken(String token) {
        return switch (token) {
            case "tok_declined" -> DECLINE;
            case "tok_slow" -> SLOW;
            case "tok_answer_lost" -> ANSWER_LOST;
            case "tok_reset" -> RESET;
            case "tok_500" -> ERROR_500;
            case "tok_500_after" -> ERROR_500_AFTER_CHARGING;
            default -> NONE;
        };
    }
}
