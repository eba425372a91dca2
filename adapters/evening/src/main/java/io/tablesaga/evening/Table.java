package io.tablesaga.evening;

/** @param code what is printed on it */
record Table(String id, String code) {}
