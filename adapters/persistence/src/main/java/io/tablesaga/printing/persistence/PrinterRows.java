package io.tablesaga.printing.persistence;

import io.tablesaga.printing.Printer;
import io.tablesaga.printing.PrinterAddress;
import io.tablesaga.printing.PrinterId;
import io.tablesaga.printing.PrinterSettings;
import io.tablesaga.printing.PrinterSettings.Form;
import io.tablesaga.printing.PrinterSettings.Paper;
import io.tablesaga.printing.PrinterSettings.Prints;
import io.tablesaga.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns of printers. */
final class PrinterRows {

    static final String COLUMNS =
            "p.id, p.store_id, p.name, p.prints, p.stations, p.host, p.port, p.paper, p.form, p.confirms";

    private PrinterRows() {}

    static Printer printer(ResultSet row, int n) throws SQLException {
        return new Printer(
                new PrinterId(row.getObject("id", UUID.class)),
                new StoreId(row.getObject("store_id", UUID.class)),
                new PrinterSettings(
                        row.getString("name"),
                        words(row, "prints").map(Prints::valueOf).collect(Collectors.toSet()),
                        Set.copyOf(words(row, "stations").toList()),
                        new PrinterAddress(row.getString("host"), row.getInt("port")),
                        Paper.valueOf(row.getString("paper")),
                        Form.valueOf(row.getString("form")),
                        row.getBoolean("confirms")));
    }

    private static Stream<String> words(ResultSet row, String column) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray());
    }
}
