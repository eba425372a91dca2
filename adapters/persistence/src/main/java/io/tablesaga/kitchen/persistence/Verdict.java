package io.tablesaga.kitchen.persistence;

import io.tablesaga.shared.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * What became of a command, as each statement of {@link TicketSql} tells it.
 *
 * @param positions the lines it is about, counted from 1
 * @param stood where each of them stood before, where the command tells
 */
record Verdict(String word, List<Integer> positions, List<String> stood) {

    private static final String AGAIN = "AGAIN";

    /** The second look at a ticket is the last: it is locked by then. */
    private static final int LOOKS = 20;

    /** @param order whose ticket it is about */
    static Verdict of(JdbcTemplate jdbc, OrderId order, String sql, Object... arguments) {
        for (int looks = 0; looks < LOOKS; looks++) {
            Verdict verdict = jdbc.query(sql, (ResultSetExtractor<Verdict>) Verdict::read, arguments);
            if (!verdict.is(AGAIN)) {
                return verdict;
            }
        }
        throw new PessimisticLockingFailureException("the ticket of order " + order + " does not come to rest");
    }

    private static Verdict read(ResultSet row) throws SQLException {
        String word = "";
        List<Integer> positions = new ArrayList<>();
        List<String> stood = new ArrayList<>();
        while (row.next()) {
            word = row.getString("word");
            if (row.getObject("position") != null) {
                positions.add(row.getInt("position"));
                stood.add(row.getString("stood"));
            }
        }
        return new Verdict(word, positions, stood);
    }

    boolean is(String other) {
        return word.equals(other);
    }
}
