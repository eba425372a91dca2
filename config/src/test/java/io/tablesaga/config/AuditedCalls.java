package io.tablesaga.config;

import io.tablesaga.accounts.web.Contract;
import io.tablesaga.accounts.web.Operation;
import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Calls by accounts, and what the audit has of them. */
final class AuditedCalls {

    private final Product product;

    AuditedCalls(Product product) {
        this.product = product;
    }

    /** Every operation of the contract that changes something. */
    static List<Operation> actions(Product product) {
        return product.context().getBean(Contract.class).operations().stream()
                .filter(operation -> !operation.method().equals("GET"))
                .toList();
    }

    /** Every operation of the contract whose reading is kept. */
    static List<Operation> auditedReads(Product product) {
        return product.context().getBean(Contract.class).operations().stream()
                .filter(Operation::auditRead)
                .toList();
    }

    /** A program with one role in one store; its secret is the demo's. */
    AccessToken program(String role, String store) {
        String login = role.toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID();
        UUID id = UUID.randomUUID();
        jdbc().update(
                        """
                        insert into accounts.account (id, kind, login, name, secret)
                        select ?, 'PROGRAM', ?, ?, secret from accounts.account where login = 'demo'""",
                        id,
                        login,
                        "Program " + login);
        jdbc().update(
                        "insert into accounts.role_grant (account_id, role, store_id) values (?, ?, ?::uuid)",
                        id,
                        role,
                        store);
        return new AccessToken(product.base(), login, product.servers().folder().secret("demo-password"));
    }

    String storeNobodyKnows() {
        String store = UUID.randomUUID().toString();
        jdbc().update("insert into floor.store (id, name) values (?::uuid, 'Next door')", store);
        return store;
    }

    /** At paths that name nothing that is there, but the store. */
    Answer call(Operation operation, String token, String body) {
        String path = operation
                .path()
                .getPatternString()
                .replace("{storeId}", Product.STORE)
                .replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString());
        return call(operation.method(), path, token, body);
    }

    Answer call(String method, String path, String token, String body) {
        return Product.send(product.request(path)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** The latest of an operation, with its outcome once that is there. */
    Map<String, Object> latest(String operation) {
        return jdbc().queryForMap(
                        """
                        select e.id::text, e.account_id::text, e.store_id::text, e.ids::text, e.said::text, e.address, e.node,
                               (select o.status from audit.outcome o where o.action_id = e.id) as status
                        from audit.action e where e.operation = ? order by e.id desc limit 1""",
                        operation);
    }

    long count(String operation) {
        return jdbc().queryForObject("select count(*) from audit.action where operation = ?", Long.class, operation);
    }

    JdbcTemplate jdbc() {
        return product.jdbc();
    }
}
