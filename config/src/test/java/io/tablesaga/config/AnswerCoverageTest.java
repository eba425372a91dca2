package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Runs after all others have ended (pom.xml): only then it is known what no test was ever answered. */
class AnswerCoverageTest {

    private static final String UNHEARD = "contracts/unheard-answers.txt";

    private final Set<String> written = written();

    @Test
    void every_operation_was_called_and_answered_and_what_no_test_has_heard_is_known() throws IOException {
        List<String> left = HeardAnswers.leftByAll();
        Map<String, Long> heard = left.stream()
                .map(line -> line.split(" "))
                .filter(words -> words.length == 3 && words[1].matches("[0-9]{3}"))
                .collect(Collectors.groupingBy(
                        words -> words[0] + " " + words[1], Collectors.summingLong(words -> Long.parseLong(words[2]))));
        assertThat(heard).as("no product was running before this").isNotEmpty();
        Set<String> unheard = new TreeSet<>(written);
        unheard.removeAll(heard.keySet());
        tell(heard, unheard);

        assertThat(left.stream().filter(line -> line.startsWith(HeardAnswers.FAULT)))
                .as("what was answered after the last test of its process and openapi.yaml does not say")
                .isEmpty();
        assertThat(WrittenContract.ours().operations().stream()
                        .map(WrittenOperation::id)
                        .filter(id -> heard.keySet().stream().noneMatch(answer -> answer.matches(id + " [23]..")))
                        .toList())
                .as("operations that no test has done anything with")
                .isEmpty();
        unheard.removeAll(known());
        assertThat(unheard)
                .as("answers that openapi.yaml promises and no test has heard: write the test, or do not promise them")
                .isEmpty();
    }

    @Test
    void every_event_of_every_stream_was_heard() throws IOException {
        Set<String> heard = HeardAnswers.leftByAll().stream()
                .filter(line -> line.contains(" " + HeardAnswers.EVENT))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(events()).hasSizeGreaterThan(5);
        assertThat(heard).as("events that no test has heard").containsAll(events());
    }

    private static Set<String> events() {
        WrittenContract contract = WrittenContract.ours();
        Set<String> events = new TreeSet<>();
        contract.operations().forEach(operation -> {
            if (contract.resolved(operation.responses().get("200")).get("content") instanceof Map<?, ?> content
                    && content.get("text/event-stream") instanceof Map<?, ?> stream) {
                Map<?, ?> schema = contract.resolved(stream.get("x-events"));
                ((Map<?, ?>) schema.get("properties"))
                        .keySet()
                        .forEach(name -> events.add(operation.id() + " " + HeardAnswers.EVENT + name));
            }
        });
        return events;
    }

    /** What is not promised any more need not be excused. */
    @Test
    void whatever_is_known_not_to_be_heard_is_written() {
        assertThat(written).containsAll(known());
    }

    private static void tell(Map<String, Long> heard, Set<String> unheard) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(heard.size() + " answers of operations heard, " + unheard.size() + " that are written were not:");
        unheard.forEach(answer -> lines.add("  " + answer));
        lines.add("known not to be, and heard after all; they can be struck from " + UNHEARD + ":");
        known().stream().filter(heard::containsKey).forEach(answer -> lines.add("  " + answer));
        System.out.println(lines.get(0) + " see target/answer-coverage.txt");
        Files.write(Path.of("target", "answer-coverage.txt"), lines);
    }

    private static Set<String> written() {
        Set<String> answers = new TreeSet<>();
        WrittenContract.ours().operations().forEach(operation -> operation.responses().keySet().stream()
                .filter(status -> !status.equals("default"))
                .forEach(status -> answers.add(operation.id() + " " + status)));
        return answers;
    }

    /** A line for each, «operation status»; a line above tells why of those below it. */
    private static Set<String> known() {
        try (InputStream in = new ClassPathResource(UNHEARD).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
