package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The restaurant as it opens for the evening. */
record House(Doors doors, String store, Staff staff, List<Table> tables, Map<MenuCard, Dish> dishes) {

    String path(String more) {
        return "/api/stores/" + store + more;
    }

    Answer ask(Token who, Request request) {
        return doors.ask(request.by(who.value()));
    }

    MenuCard card(String item) {
        return dishes.values().stream()
                .filter(dish -> dish.id().equals(item))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the menu has no " + item))
                .card();
    }

    /** As a guest's menu has them; those that are not there yet are left out. */
    static Map<MenuCard, Dish> menu(Doors doors, String store) {
        Map<MenuCard, Dish> dishes = new EnumMap<>(MenuCard.class);
        JsonNode items = doors.ask(Request.get("/api/menus?limit=200&storeId=" + store))
                .expected("the menu")
                .json()
                .path("items");
        for (JsonNode item : items) {
            for (MenuCard card : MenuCard.values()) {
                if (item.path("name").asText().equals(card.korean)) {
                    dishes.put(
                            card,
                            new Dish(
                                    card,
                                    item.path("id").asText(),
                                    item.path("version").asInt(),
                                    item.at("/optionGroups/0/options").findValuesAsText("id")));
                }
            }
        }
        return dishes;
    }
}
