package io.tablesaga.menu;

/** What Korean law (식품등의 표시기준, 알레르기 유발물질) has restaurants name. */
public enum Allergen {
    EGG,
    MILK,
    BUCKWHEAT,
    PEANUT,
    SOYBEAN,
    WHEAT,
    MACKEREL,
    CRAB,
    SHRIMP,
    PORK,
    PEACH,
    TOMATO,
    SULFITE,
    WALNUT,
    CHICKEN,
    BEEF,
    SQUID,
    SHELLFISH,
    PINE_NUT
}
