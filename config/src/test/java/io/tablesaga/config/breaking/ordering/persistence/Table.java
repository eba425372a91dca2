package io.tablesaga.config.breaking.ordering.persistence;

/** Something only an adapter may know. */
public class Table {}
