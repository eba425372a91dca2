package io.tablesaga.evening;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What goes wrong beside the guests: the provider has moods, displays and the printer are away for a minute. */
final class Mischief {

    private static final double EACH = 25;
    private static final double AWAY = 1;
    private static final List<String[]> MOODS = List.of(
            new String[] {"CANCEL", "ANSWER_LOST"},
            new String[] {"CANCEL", "ERROR_500"},
            new String[] {"CANCEL", "SLOW"},
            new String[] {"CHARGE", "PROVIDER_ERROR_AFTER"},
            new String[] {"CHARGE", "ERROR_500_AFTER"},
            new String[] {"LOOK_UP", "ERROR_500"},
            new String[] {"WEBHOOK", "DOUBLED"},
            new String[] {"WEBHOOK", "LOST"});

    private final EveningClock clock;
    private final Notes notes;
    private final Random dice;
    private final double minutes;

    /** @param minutes how long it goes on */
    Mischief(EveningClock clock, Notes notes, Random dice, double minutes) {
        this.clock = clock;
        this.notes = notes;
        this.dice = dice;
        this.minutes = minutes;
    }

    void with(List<Display> displays, Optional<ProviderDesk> desk, Optional<SlipPrinter> printer) {
        for (Display display : displays) {
            often(() -> {
                display.goAway();
                clock.after(AWAY, display::comeBack);
            });
        }
        desk.ifPresent(open -> often(() -> {
            String[] mood = MOODS.get(dice.nextInt(MOODS.size()));
            notes.happened("provider: " + mood[0] + " " + mood[1]);
            open.nextFails(mood[0], mood[1], 1 + dice.nextInt(2));
        }));
        printer.ifPresent(open -> often(() -> {
            open.unplugged();
            clock.after(AWAY, open::pluggedIn);
        }));
    }

    private void often(Runnable trouble) {
        for (double minute = EACH * dice.nextDouble(); minute < minutes; minute += EACH * (0.5 + dice.nextDouble())) {
            clock.at(clock.minute() + minute, trouble);
        }
    }
}
