package io.tablesaga.floor;

import java.net.URI;
import java.util.Objects;

/**
 * The code that lies on a table.
 *
 * @param tableName as guests and staff say it; not blank
 * @param address absolute; what the code says to whoever scans it
 */
public record TableCode(String tableName, URI address) {

    public TableCode {
        if (Objects.requireNonNull(tableName, "tableName").isBlank()) {
            throw new IllegalArgumentException("A table has a name");
        }
        if (!Objects.requireNonNull(address, "address").isAbsolute()) {
            throw new IllegalArgumentException("Not absolute: a phone cannot open it");
        }
    }
}
