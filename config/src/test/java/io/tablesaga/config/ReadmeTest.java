package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What README tells a newcomer to type is typed here. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");

    @Test
    void each_of_the_two_chapters_opens_with_one_command() throws IOException {
        assertThat(blocks("Run").get(0)).isEqualTo("mvn -q -Dmaven.test.skip -Prun verify\n");
        assertThat(blocks("Test").get(0)).isEqualTo("mvn --batch-mode verify\n");
        assertThat(Files.readString(Path.of("../.ci/run"))).endsWith("exec mvn --batch-mode verify\n");
    }

    @Test
    void the_run_fetches_nothing_that_only_tests_need() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String always = pom.substring(0, pom.indexOf("<profiles>"));
        assertThat(always).doesNotContain("<scope>test</scope>").doesNotContain("exec-maven-plugin");
        assertThat(pom.substring(always.length())).contains("<name>!maven.test.skip</name>");
    }

    @Test
    void the_walk_leads_from_the_menu_to_the_books() throws Exception {
        Product product = Product.running(Product.Wired.DIRECT);
        String walk = blocks("Run").get(1);
        assertThat(walk).contains("A=http://127.0.0.1:8080\n").contains("PASSWORD=the-password-printed-at-start\n");
        String typed = walk.replace("http://127.0.0.1:8080", product.base())
                .replace(
                        "the-password-printed-at-start",
                        product.servers().folder().secret("demo-password"));

        // The ticket is made a moment after the answer; a reader types slower than a test.
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            String printed = bash(typed);
            List<String> answers = printed.lines().toList();
            assertThat(answers).as(printed).hasSize(8);
            assertThat(answers.get(0)).contains("김치찌개");
            assertThat(answers.get(1)).contains("\"state\":\"PAID\"");
            String order = answers.get(1).replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1");
            assertThat(answers.get(2)).contains(order).contains("\"state\":\"PAID\"");
            assertThat(answers.get(3)).contains(order);
            assertThat(answers.get(4)).contains("\"COMPLETED\"");
            assertThat(answers.get(5)).contains("\"state\":\"CANCELLED\"");
            assertThat(answers.get(6)).contains("\"violations\":[]");
            assertThat(answers.get(7)).contains("\"openOrders\":[]");
        });
    }

    private static String bash(String script) throws Exception {
        Path said = Files.createTempFile("walk", ".txt");
        Process bash = new ProcessBuilder("bash", "-eu", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String printed = Files.readString(said);
        assertThat(bash.exitValue()).as(printed).isZero();
        return printed;
    }

    private static List<String> blocks(String chapter) throws IOException {
        String text =
                Files.readString(README).split("\n## " + chapter + "\n")[1].split("\n## ")[0];
        return java.util.regex.Pattern.compile("```sh\n(.*?)```", java.util.regex.Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
