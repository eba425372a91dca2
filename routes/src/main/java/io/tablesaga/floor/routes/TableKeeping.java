package io.tablesaga.floor.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.floor.Tables;
import io.tablesaga.floor.Tables.Change;
import io.tablesaga.floor.Tables.Table;
import io.tablesaga.shared.RandomTokens;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.routes.JsonBody;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.Exchange;

/** Reads what a manager wants of a table, carries it out, and answers. */
public final class TableKeeping {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_NAME = 40;

    private final Tables tables;
    private final TimeOrderedIds ids;
    private final RandomTokens codes;

    public TableKeeping(Tables tables, TimeOrderedIds ids, RandomTokens codes) {
        this.tables = tables;
        this.ids = ids;
        this.codes = codes;
    }

    void create(Exchange exchange) {
        Table table = new Table(new TableId(ids.next()), name(exchange), codes.next());
        answer(exchange, 201, tables.add(FloorRequest.store(exchange), table));
    }

    void rename(Exchange exchange) {
        answer(
                exchange,
                200,
                tables.rename(FloorRequest.store(exchange), FloorRequest.table(exchange), name(exchange)));
    }

    void giveCode(Exchange exchange) {
        answer(
                exchange,
                200,
                tables.giveCode(FloorRequest.store(exchange), FloorRequest.table(exchange), codes.next()));
    }

    void remove(Exchange exchange) {
        answer(exchange, 200, tables.remove(FloorRequest.store(exchange), FloorRequest.table(exchange)));
    }

    private static String name(Exchange exchange) {
        return FloorRequest.text(JsonBody.of(exchange), "name", LONGEST_NAME);
    }

    private static void answer(Exchange exchange, int status, Change change) {
        exchange.getMessage()
                .setBody(
                        change instanceof Change.Done done
                                ? Reply.json(status, json(done.table()))
                                : Reply.problem(refused(change)));
    }

    private static ObjectNode json(Table table) {
        return JSON.createObjectNode()
                .put("id", table.id().toString())
                .put("name", table.name())
                .put("code", table.code());
    }

    private static Problem refused(Change change) {
        if (change instanceof Change.NameTaken) {
            return Problem.of(
                    409, "table-name-taken", "Another table is called so", "Nothing was changed; choose another name.");
        }
        if (change instanceof Change.Occupied) {
            return Problem.of(
                    409,
                    "table-occupied",
                    "Somebody sits there",
                    "Nothing was changed. Clear the table, or move its guests, first.");
        }
        return Problem.of(404, "unknown-table", "No such table", "This store has no such table.");
    }
}
