package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about failing payments names tests that are there; the tests of all modules, read from their sources. */
class PaymentFailuresIndexTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| (\\d+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`( \\(both wirings\\))?");

    @Test
    void each_of_the_24_cases_is_there_once_with_what_happens_and_a_test() throws IOException {
        List<MatchResult> rows = rows();
        assertThat(rows.stream().map(row -> Integer.valueOf(row.group(1))))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 24).boxed().toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.group(2)).isNotBlank();
            assertThat(row.group(3)).endsWith(".");
            assertThat(TEST.matcher(row.group(4)).replaceAll("").replaceAll("[ ,]", ""))
                    .as("of case " + row.group(1) + " only tests")
                    .isEmpty();
            assertThat(tests(row.group(4))).as("tests of case " + row.group(1)).isNotEmpty();
        });
    }

    @Test
    void every_test_it_names_is_a_test_and_runs_in_both_wirings_where_it_says_so() throws IOException {
        for (MatchResult row : rows()) {
            for (MatchResult test : tests(row.group(4))) {
                String name = test.group(1) + "." + test.group(2);
                assertThat(declared(test.group(1), test.group(2)))
                        .as("case " + row.group(1) + " names " + name)
                        .singleElement()
                        .satisfies(head -> assertThat(bothWirings(head))
                                .as(name + " runs in both wirings")
                                .isEqualTo(test.group(3) != null));
            }
        }
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("../docs/payment-failures.md")))
                .results()
                .toList();
    }

    private static List<MatchResult> tests(String cell) {
        return TEST.matcher(cell).results().toList();
    }

    private static boolean bothWirings(String head) {
        return head.matches("(?s).*\\(\\s*Wired wired.*") && !head.contains("names = ");
    }

    /** The annotations and parameters of the test methods of that name. */
    private static List<String> declared(String type, String method) throws IOException {
        try (Stream<Path> files = Files.find(
                Path.of(".."),
                20,
                (file, attributes) ->
                        file.endsWith(type + ".java") && file.toString().contains("src/test/java"))) {
            return files.map(PaymentFailuresIndexTest::text)
                    .filter(source -> source.contains("    void " + method + "("))
                    .map(source -> head(source, source.indexOf("    void " + method + "(")))
                    .filter(head -> head.contains("@Test\n") || head.contains("@ParameterizedTest\n"))
                    .toList();
        }
    }

    /** A blank line stands before each method. */
    private static String head(String source, int method) {
        return source.substring(source.lastIndexOf("\n\n", method), source.indexOf(')', method));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
