package io.tablesaga.evening;

import java.util.List;

/** What the house cooks, where, and how long one portion takes. */
enum MenuCard {
    KIMCHI_STEW("김치찌개", "stove", 9_000, 6, true),
    BEAN_STEW("된장찌개", "stove", 9_000, 6, true),
    BIBIMBAP("돌솥비빔밥", "stove", 11_000, 7, true),
    BULGOGI("불고기", "stove", 16_000, 8, false),
    GALBI("갈비구이", "stove", 28_000, 10, false, true),
    NOODLES("잔치국수", "stove", 8_000, 5, true),
    SQUID("오징어볶음", "stove", 15_000, 7, false),
    RICE("공기밥", "stove", 1_000, 1, false),
    CHICKEN("후라이드치킨", "fryer", 19_000, 9, true),
    DUMPLINGS("군만두", "fryer", 7_000, 5, false),
    CUTLET("돈까스", "fryer", 12_000, 7, true),
    SHRIMP("새우튀김", "fryer", 13_000, 6, false, true),
    POTATOES("감자튀김", "fryer", 6_000, 4, true),
    AMERICANO("아메리카노", "bar", 4_500, 2, true),
    LATTE("카페라떼", "bar", 5_500, 3, true),
    LEMONADE("레모네이드", "bar", 5_000, 3, true, true),
    BEER("생맥주", "bar", 5_000, 1, true),
    SOJU("소주", "bar", 5_000, 1, false),
    TEA("유자차", "bar", 5_000, 2, true, true),
    COLA("콜라", "bar", 2_000, 1, false);

    static final List<String> STATIONS = List.of("stove", "fryer", "bar");
    private static final int FEW = 25;
    private static final int PLENTY = 400;

    final String korean;
    final String station;
    final int won;
    final int minutes;
    final boolean options;
    private final boolean rare;

    MenuCard(String korean, String station, int won, int minutes, boolean options) {
        this(korean, station, won, minutes, options, false);
    }

    MenuCard(String korean, String station, int won, int minutes, boolean options, boolean rare) {
        this.korean = korean;
        this.station = station;
        this.won = won;
        this.minutes = minutes;
        this.options = options;
        this.rare = rare;
    }

    boolean bar() {
        return station.equals("bar");
    }

    /** How many portions are brought at a time. */
    int delivery() {
        return rare ? FEW : PLENTY;
    }

    /** Below this the storekeeper brings more. */
    int low() {
        return rare ? FEW / 2 : PLENTY / 4;
    }
}
