package io.tablesaga.floor;

import java.time.Instant;

/** What is read aloud at a table, and lets a phone into its visit. @param until in UTC */
public record JoinCode(String code, Instant until) {

    @Override
    public String toString() {
        return "JoinCode[until " + until + "]";
    }
}
