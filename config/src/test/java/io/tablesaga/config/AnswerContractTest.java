package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.config.AnswerContract.Example;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples are what the contract says, and whatever it does not say is found. */
class AnswerContractTest {

    private final AnswerContract contract = new AnswerContract(WrittenContract.ours());

    @Test
    void every_example_is_what_its_operation_reads_or_answers() {
        List<String> wrong = new ArrayList<>();
        for (Example example : written()) {
            contract.faults(example).forEach(fault -> wrong.add(example + ": " + fault));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatever_is_sent_or_answered_has_an_example() {
        assertThat(contract.examples().stream()
                        .filter(example -> example.value().isMissingNode()))
                .isEmpty();
    }

    @Test
    void no_answer_is_any_object() {
        assertThat(contract.examples().stream().filter(example -> !contract.saysItsFields(example)))
                .isEmpty();
    }

    /** A field anywhere in it; where anything may be, nothing can be strange. */
    @Test
    void a_field_that_is_not_written_is_found_wherever_it_is_planted() {
        List<String> missed = new ArrayList<>();
        for (Example example : written()) {
            for (String place : objects(example.value(), "").keySet()) {
                JsonNode body = example.value().deepCopy();
                objects(body, "").get(place).put("planted", "by a test");
                if (contract.faults(new Example(example.of(), example.schema(), body)).stream()
                        .noneMatch(fault -> fault.contains("planted"))) {
                    missed.add(example + " " + place);
                }
            }
        }
        assertThat(missed)
                .containsExactlyInAnyOrder(
                        "account-data 200 /account",
                        "audit-list 200 /entries/0/ids",
                        "audit-list 200 /entries/0/said",
                        "audit-of-store 200 /entries/0/ids",
                        "audit-of-store 200 /entries/0/said");
    }

    @Test
    void an_answer_of_a_status_or_type_that_nobody_wrote_is_found() {
        WrittenOperation order = WrittenContract.ours().operations().stream()
                .filter(operation -> "order-show".equals(operation.id()))
                .findFirst()
                .orElseThrow();
        String problem =
                """
                {"type": "https://tablesaga.io/problems/not-found", "title": "No", "status": 404, "detail": "Look again."}""";
        assertThat(contract.faults(order, 404, "application/problem+json", problem))
                .isEmpty();
        assertThat(contract.faults(order, 418, "application/problem+json", problem))
                .containsExactly("418 is not written");
        assertThat(contract.faults(order, 404, "text/plain;charset=utf-8", "No"))
                .containsExactly("text/plain is not written");
        assertThat(contract.faults(order, 404, "application/problem+json", problem.replace("\"title\": \"No\", ", "")))
                .hasSize(1)
                .allMatch(fault -> fault.contains("title"));
        assertThat(contract.faults(order, 404, "application/problem+json", problem.replace("404", "null")))
                .hasSize(1)
                .allMatch(fault -> fault.contains("status"));
    }

    private List<Example> written() {
        List<Example> written = contract.examples().stream()
                .filter(example -> !example.value().isMissingNode())
                .toList();
        assertThat(written).isNotEmpty();
        return written;
    }

    /** By where they are in it. */
    private static Map<String, ObjectNode> objects(JsonNode body, String where) {
        Map<String, ObjectNode> objects = new LinkedHashMap<>();
        if (body instanceof ObjectNode object) {
            objects.put(where, object);
        }
        body.properties().forEach(field -> objects.putAll(objects(field.getValue(), where + "/" + field.getKey())));
        for (int place = 0; place < (body.isArray() ? body.size() : 0); place++) {
            objects.putAll(objects(body.get(place), where + "/" + place));
        }
        return objects;
    }
}
