package io.tablesaga.evening;

import java.util.Map;
import java.util.Random;

/** Tastes, and has a dish that is not right sold no more for a while. */
final class Owner {

    private static final double TASTES_EVERY = 12;

    private final House house;
    private final EveningClock clock;
    private final Notes notes;
    private final Random dice;

    Owner(House house, EveningClock clock, Notes notes, Random dice) {
        this.house = house;
        this.clock = clock;
        this.notes = notes;
        this.dice = dice;
    }

    void begin() {
        clock.after(TASTES_EVERY * dice.nextDouble(), this::taste);
    }

    private void taste() {
        MenuCard card = MenuCard.values()[dice.nextInt(MenuCard.values().length)];
        String path = "/stock/" + house.dishes().get(card).id() + "/sold-out";
        house.ask(house.staff().manager(), Request.post(house.path(path), Map.of("reason", "맛이 이상합니다")))
                .expected("a mark");
        notes.happened("marked sold out");
        clock.after(TASTES_EVERY, this::taste);
    }
}
