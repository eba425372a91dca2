package io.tablesaga.floor.web;

import io.tablesaga.floor.Tables.Table;
import java.net.URI;
import java.util.function.Supplier;

/** Where guests' phones find their table. */
public final class TableAddresses {

    private final Supplier<URI> publicAddress;

    public TableAddresses(Supplier<URI> publicAddress) {
        this.publicAddress = publicAddress;
    }

    /** What the printed QR says. */
    URI page(Table table) {
        return URI.create(publicAddress.get().toString().replaceAll("/+$", "") + "/t/" + table.code());
    }

    /** With the join code where no server sees it, and no server's log. */
    URI joining(Table table, String joinCode) {
        return URI.create(page(table) + "#join=" + joinCode);
    }
}
