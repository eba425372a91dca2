package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whoever connects reads a page; it says what the contract of topics and queues does. */
class MessagesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "messages.md");

    @Test
    void the_page_says_what_the_contract_does() throws IOException {
        String page = MessagesPage.of(WrittenContract.of("asyncapi.yaml"));
        if ("write".equals(System.getProperty("tablesaga.messages"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(MessageContract.ours().types()).isNotEmpty().allSatisfy(said -> assertThat(page)
                .contains("`" + said.substring(said.indexOf(' ') + 1) + "`"));
        assertThat(PAGE)
                .as("what is said has changed; run the test with -Dtablesaga.messages=write and commit " + PAGE)
                .content()
                .isEqualTo(page);
    }
}
