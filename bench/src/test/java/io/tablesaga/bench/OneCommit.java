package io.tablesaga.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Statements that go to PostgreSQL in one message, and so are one commit. Each must change something. */
final class OneCommit {

    private final List<String> statements = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    OneCommit then(String statement, Object... arguments) {
        statements.add(statement);
        this.arguments.addAll(List.of(arguments));
        return this;
    }

    void send(Connection connection) throws SQLException {
        try (PreparedStatement message = connection.prepareStatement(String.join(";\n", statements))) {
            for (int n = 0; n < arguments.size(); n++) {
                message.setObject(n + 1, sent(connection, arguments.get(n)));
            }
            message.execute();
            for (String statement : statements) {
                if (message.getUpdateCount() < 1) {
                    throw new IllegalStateException("changed nothing: " + statement);
                }
                message.getMoreResults();
            }
        }
    }

    private static Object sent(Connection connection, Object argument) throws SQLException {
        if (argument instanceof UUID[] ids) {
            return connection.createArrayOf("uuid", ids);
        }
        if (argument instanceof Integer[] numbers) {
            return connection.createArrayOf("integer", numbers);
        }
        return argument instanceof String[] texts ? connection.createArrayOf("text", texts) : argument;
    }
}
