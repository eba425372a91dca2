package io.tablesaga.floor;

import java.net.URI;
import java.util.List;

/** Codes of tables, ready to print or to show. */
public interface TableCodes {

    /**
     * One code with its quiet zone, black on white, about 1,000 pixels wide: sharp at 8 cm and 300 dpi.
     *
     * @throws IllegalArgumentException when the address is longer than a code can hold (about 1,600 characters)
     */
    byte[] png(TableCode code);

    /**
     * The codes of a store's tables on A4, six on each page, to be cut out along the dashed lines. Each card shows the
     * store, the table, its code and the address in small print. A table whose name has a letter that cannot be printed
     * is called by the end of its address, a store then by its addresses' host.
     *
     * @param tables in the order they are printed; at least one
     * @throws IllegalArgumentException when there is none, or an address is longer than a code can hold
     */
    byte[] pdf(String storeName, List<TableCode> tables);

    /** @throws IllegalArgumentException when the address is longer than a code can hold */
    Drawing drawing(URI address);

    /**
     * For a screen.
     *
     * @param size modules across, the quiet zone included
     * @param path what is black, as SVG writes it
     */
    record Drawing(int size, String path) {}
}
