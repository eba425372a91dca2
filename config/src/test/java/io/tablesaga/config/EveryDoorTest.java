package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no operation takes, each of those refuses that say so; before anybody is asked who they are. */
class EveryDoorTest {

    private static final String ID = "00000000-0000-7000-8000-00000000dead";

    private final Product product = Product.running(Wired.DIRECT);

    @ParameterizedTest
    @CsvSource({
        "400, invalid-request, ?a=%00, application/json, 1",
        "413, too-large, '', application/json, 70000",
        "415, unsupported-media-type, '', application/x-www-form-urlencoded, 1"
    })
    void each_operation_refuses_it_in_the_words_of_the_contract(
            int status, String problem, String query, String type, int bytes) {
        List<WrittenOperation> operations = WrittenContract.ours().operations().stream()
                .filter(operation -> operation.responses().containsKey(String.valueOf(status)))
                // A file may be larger.
                .filter(operation -> !operation.written().containsKey("x-body-limit"))
                .toList();
        assertThat(operations).hasSizeGreaterThan(50);
        Set<String> answered = operations.stream()
                .map(operation -> operation + " " + answer(operation, query, type, bytes))
                .collect(Collectors.toSet());
        assertThat(answered)
                .containsExactlyInAnyOrderElementsOf(operations.stream()
                        .map(operation -> operation + " " + status + " " + problem)
                        .toList());
    }

    private String answer(WrittenOperation operation, String query, String type, int bytes) {
        Answer answer = Product.send(product.request(operation.path(name -> ID) + query)
                .header("Content-Type", type)
                .method(
                        operation.method(),
                        operation.hasBody() ? BodyPublishers.ofString("1".repeat(bytes)) : BodyPublishers.noBody()));
        return answer.status() + " " + answer.problem();
    }
}
