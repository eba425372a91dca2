package io.tablesaga.evening;

/** So many of a dish. @param taste which of its options is chosen, where it has any */
record Wish(MenuCard dish, int quantity, int taste) {}
