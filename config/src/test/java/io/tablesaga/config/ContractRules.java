package io.tablesaga.config;

import io.tablesaga.accounts.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What every operation of the contract has to say before anybody may build it. */
final class ContractRules {

    private static final List<String> OPEN = List.of("anyone", "holder", "provider");
    private static final List<String> OF_A_STORE = List.of("kitchen", "floor", "manager", "merchandiser");
    private static final List<String> ROLES =
            Stream.of(Role.values()).map(Role::word).toList();

    private final WrittenContract contract;
    private final List<String> broken = new ArrayList<>();

    private ContractRules(WrittenContract contract) {
        this.contract = contract;
    }

    /** @return a sentence for each rule that is broken somewhere */
    static List<String> broken(WrittenContract contract) {
        ContractRules rules = new ContractRules(contract);
        Set<String> ids = new HashSet<>();
        for (WrittenOperation operation : contract.operations()) {
            rules.require(operation.id() != null, operation, "has no operationId");
            rules.require(operation.id() == null || ids.add(operation.id()), operation, "has another's operationId");
            rules.roles(operation);
            rules.words(operation);
            rules.ids(operation);
        }
        rules.references(contract.api(), "");
        return rules.broken;
    }

    private void roles(WrittenOperation operation) {
        require(!operation.words().isEmpty(), operation, "has no x-roles");
        operation.words().stream()
                .filter(word -> !OPEN.contains(word) && !ROLES.contains(word))
                .forEach(word -> require(false, operation, "names a role nobody knows: " + word));
        require(
                operation.namesAStore() || Collections.disjoint(operation.words(), OF_A_STORE),
                operation,
                "is for a role of a store and names no store by {storeId}, {orderId} or the query's storeId");
        require(
                operation.open() || operation.responses().keySet().containsAll(List.of("401", "403")),
                operation,
                "is closed and does not list 401 and 403");
    }

    private void words(WrittenOperation operation) {
        require(text(operation.written().get("summary")), operation, "has no summary");
        require(
                operation.responses().entrySet().stream()
                        .anyMatch(answer -> answer.getKey().toString().startsWith("2")
                                && text(contract.resolved(answer.getValue()).get("description"))),
                operation,
                "describes no answer of success");
        require(
                !operation.hasBody() || operation.example().isPresent(),
                operation,
                "has a request body without an example");
    }

    private void ids(WrittenOperation operation) {
        for (String id : operation.idsInPath()) {
            require(
                    operation.parameters().stream()
                            .anyMatch(named -> id.equals(named.get("name")) && "path".equals(named.get("in"))),
                    operation,
                    "does not say what {" + id + "} is");
        }
    }

    private void references(Object written, String where) {
        if (written instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference && contract.at(reference) == null) {
                broken.add(where + " refers to " + reference + ", which is not there");
            }
            map.forEach((key, value) -> references(value, where.isEmpty() ? "" + key : where + " " + key));
        } else if (written instanceof List<?> list) {
            list.forEach(value -> references(value, where));
        }
    }

    private static boolean text(Object value) {
        return value instanceof String text && !text.isBlank();
    }

    private void require(boolean kept, WrittenOperation operation, String sentence) {
        if (!kept) {
            broken.add(operation.call() + " " + sentence);
        }
    }
}
