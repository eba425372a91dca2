package io.tablesaga.floor;

/** What a manager sets, and whoever binds a tablet has to know. */
public record TabletPin(String digits) {

    private static final int LEAST_DIFFERENT = 4;

    /** @throws IllegalArgumentException with a sentence when it is too short, or among the first anybody would try */
    public TabletPin {
        if (!digits.matches("[0-9]{6,12}")) {
            throw new IllegalArgumentException("The PIN must hold 6 to 12 digits.");
        }
        if (digits.chars().distinct().count() < LEAST_DIFFERENT || evenSteps(digits)) {
            throw new IllegalArgumentException(
                    "The PIN must hold at least four different digits, and must not count up or down.");
        }
    }

    /** As 123456, 987654, 135791. */
    private static boolean evenSteps(String digits) {
        int step = step(digits, 1);
        for (int i = 2; i < digits.length(); i++) {
            if (step(digits, i) != step) {
                return false;
            }
        }
        return true;
    }

    private static int step(String digits, int at) {
        return Math.floorMod(digits.charAt(at) - digits.charAt(at - 1), 10);
    }

    @Override
    public String toString() {
        return "TabletPin";
    }
}
