package io.tablesaga.config.breaking.ordering;

import io.tablesaga.evening.Progress;

/** A class of the product that needs an evening. */
public class LongEvening {

    Progress progress;
}
