package io.tablesaga.evening;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens a new store for one evening: its staff, tables, menu and stock. */
final class Opening {

    private static final long SECONDS_30 = 30_000;
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private final Doors doors;
    private final Token operator;

    Opening(Doors doors, Token operator) {
        this.doors = doors;
        this.operator = operator;
    }

    House open(int tables) {
        String store = doors.ask(Request.post("/api/stores", settings()).by(operator.value()))
                .expected("a new store")
                .text("storeId");
        Staff staff = new Staff(operator, hired(store, "manager"), hired(store, "floor"), hired(store, "kitchen"));
        House house = new House(doors, store, staff, tables(store, staff, tables), new EnumMap<>(MenuCard.class));
        print(house);
        stock(house);
        return house;
    }

    private static Map<String, Object> settings() {
        List<Map<String, String>> always = List.of(Map.of("from", "00:00", "to", "24:00"));
        Map<String, Object> hours = Map.of(
                "week",
                DAYS.stream().collect(Collectors.toMap(day -> day, day -> always)),
                "exceptions",
                List.of(),
                "lastOrderMinutes",
                0);
        return Map.of(
                "name",
                "저녁 한마당",
                "timeZone",
                "Asia/Seoul",
                "visitStart",
                "STAFF",
                "payment",
                "AT_COUNTER_ALLOWED",
                "hours",
                hours);
    }

    private Token hired(String store, String role) {
        String name = "evening-" + role + "-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> program =
                Map.of("clientId", name, "name", "저녁 " + role, "roles", List.of(role), "storeIds", List.of(store));
        String secret = doors.ask(Request.post("/api/programs", program).by(operator.value()))
                .expected("a program")
                .text("secret");
        return new Token(doors, name, secret);
    }

    private List<Table> tables(String store, Staff staff, int many) {
        List<Table> tables = new ArrayList<>();
        for (int n = 1; n <= many; n++) {
            Answer made = doors.ask(Request.post("/api/stores/" + store + "/tables", Map.of("name", n + "번"))
                            .by(staff.manager().value()))
                    .expected("a table");
            tables.add(new Table(made.text("id"), made.text("code")));
        }
        return tables;
    }

    private void print(House house) {
        String category = manage(house, "/menu/categories", Map.of("name", Map.of("ko", "오늘 저녁")))
                .text("id");
        for (MenuCard card : MenuCard.values()) {
            manage(house, "/menu/items", item(card, category));
        }
        boolean read = EveningClock.until(
                () -> {
                    house.dishes().putAll(House.menu(doors, house.store()));
                    return house.dishes().size() == MenuCard.values().length;
                },
                SECONDS_30);
        if (!read) {
            throw new IllegalStateException(
                    "the menu reaches no guest: " + house.dishes().keySet());
        }
    }

    private static Map<String, Object> item(MenuCard card, String category) {
        List<Map<String, Object>> groups = card.options
                ? List.of(Map.of(
                        "name",
                        Map.of("ko", "맛"),
                        "min",
                        1,
                        "max",
                        1,
                        "options",
                        List.of(option("보통", 0), option("진하게", 0), option("곱빼기", 1_000))))
                : List.of();
        return Map.of(
                "categoryId",
                category,
                "name",
                Map.of("ko", card.korean),
                "price",
                won(card.won),
                "station",
                card.station,
                "optionGroups",
                groups,
                "rules",
                Map.of("course", card.bar() ? "OTHER" : "MAIN"));
    }

    private static Map<String, Object> option(String name, int surcharge) {
        return Map.of("name", Map.of("ko", name), "surcharge", won(surcharge));
    }

    private static Map<String, Object> won(int amount) {
        return Map.of("amount", amount, "currency", "KRW");
    }

    private void stock(House house) {
        List<String> wanted = house.dishes().values().stream().map(Dish::id).toList();
        boolean listed = EveningClock.until(
                () -> house.ask(house.staff().manager(), Request.get(house.path("/stock")))
                        .json()
                        .path("items")
                        .findValuesAsText("itemId")
                        .containsAll(wanted),
                SECONDS_30);
        if (!listed) {
            throw new IllegalStateException("the stock does not list the menu");
        }
        Stream.of(MenuCard.values())
                .forEach(card -> manage(
                        house,
                        "/stock-movements",
                        Storekeeper.delivery(house.dishes().get(card))));
    }

    private Answer manage(House house, String path, Map<String, ?> body) {
        return house.ask(house.staff().manager(), Request.post(house.path(path), body))
                .expected(path);
    }
}
