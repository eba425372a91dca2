package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at the shelves each minute, brings what is low, and ends what was sold out when it is there again. */
final class Storekeeper {

    private static final double LOOKS_EVERY = 1;

    private final House house;
    private final EveningClock clock;
    private final Notes notes;
    private final Random dice;
    private final Set<String> onItsWay = ConcurrentHashMap.newKeySet();

    Storekeeper(House house, EveningClock clock, Notes notes, Random dice) {
        this.house = house;
        this.clock = clock;
        this.notes = notes;
        this.dice = dice;
    }

    static Map<String, Object> delivery(Dish dish) {
        return Map.of("itemId", dish.id(), "quantity", dish.card().delivery(), "reason", "납품");
    }

    void begin() {
        clock.after(LOOKS_EVERY, this::look);
    }

    private void look() {
        JsonNode items = house.ask(house.staff().manager(), Request.get(house.path("/stock")))
                .json()
                .path("items");
        for (JsonNode item : items) {
            String id = item.path("itemId").asText();
            Dish dish = house.dishes().get(house.card(id));
            boolean low = item.path("available").asInt() < dish.card().low();
            boolean soldOut = item.path("soldOut").isObject();
            if ((low || soldOut) && onItsWay.add(id)) {
                clock.after(0.5 + 1.5 * dice.nextDouble(), () -> bring(dish, low, soldOut));
            }
        }
        clock.after(LOOKS_EVERY, this::look);
    }

    private void bring(Dish dish, boolean low, boolean soldOut) {
        if (low) {
            house.ask(house.staff().manager(), Request.post(house.path("/stock-movements"), delivery(dish)))
                    .expected("a delivery");
            notes.happened("deliveries");
        }
        if (soldOut) {
            house.ask(house.staff().manager(), Request.post(house.path("/stock/" + dish.id() + "/back"), Map.of()))
                    .expected("an item that is sold again");
            notes.happened("sold again");
        }
        onItsWay.remove(dish.id());
    }
}
