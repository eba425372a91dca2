package io.tablesaga.evening;

/** Those who work in the house, each with what their role opens. */
record Staff(Token operator, Token manager, Token floor, Token kitchen) {}
