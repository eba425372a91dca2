package io.tablesaga.floor.persistence;

import io.tablesaga.floor.CallReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** What guests can call staff for, as the column {@code call_reasons} has it. */
final class CallReasons {

    private CallReasons() {}

    static List<CallReason> of(ResultSet row) throws SQLException {
        return Stream.of((String[]) row.getArray("call_reasons").getArray())
                .map(CallReason::valueOf)
                .toList();
    }

    static String[] column(List<CallReason> reasons) {
        return reasons.stream().map(Enum::name).toArray(String[]::new);
    }
}
