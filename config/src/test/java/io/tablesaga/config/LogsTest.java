package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** What is logged says of which order, saga, visit and store it is, and nothing that opens anything. */
class LogsTest {

    private static final Logger STATEMENTS =
            (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");

    /** Statements are run all along an order's way, in each of its threads: at DEBUG they are logged. */
    @ParameterizedTest
    @EnumSource
    void along_an_order_s_way_each_line_has_its_order_and_saga(Wired wired) {
        Product product = Product.running(wired);
        Kept logged = new Kept();
        logged.start();
        STATEMENTS.addAppender(logged);
        STATEMENTS.setAdditive(false);
        STATEMENTS.setLevel(Level.DEBUG);
        Answer placed;
        try {
            placed = product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok");
        } finally {
            STATEMENTS.setLevel(null);
            STATEMENTS.setAdditive(true);
            STATEMENTS.detachAppender(logged);
        }
        assertThat(placed.status()).isEqualTo(201);
        String order = placed.json().path("id").asText();
        String saga = placed.json().path("saga").asText();
        List<ILoggingEvent> ours = List.copyOf(logged.events).stream()
                .filter(event -> order.equals(event.getMDCPropertyMap().get("order")))
                .toList();
        assertThat(ours).hasSizeGreaterThan(3);
        assertThat(ours.stream().map(ILoggingEvent::getThreadName).distinct())
                .as("the guest's and the worker's")
                .hasSizeGreaterThan(1);
        assertThat(ours)
                .anySatisfy(event -> assertThat(event.getMDCPropertyMap()).containsEntry("saga", saga));
        assertThat(ours).anySatisfy(event -> assertThat(event.getMDCPropertyMap())
                .containsEntry("store", Product.STORE)
                .containsKey("visit"));
        assertThat(ours.toString()).doesNotContain("tok_ok");
    }

    /** A token that no provider knows; the door's is in every request of the guest. */
    @Test
    void no_token_is_logged_however_an_order_ends() {
        Product product = Product.running(Wired.DIRECT);
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Kept logged = new Kept();
        logged.start();
        root.addAppender(logged);
        String token = "tok_" + UUID.randomUUID();
        try {
            product.fault("{\"fault\": \"ANSWER_LOST\", \"next\": 1}");
            product.order(OrderStoriesTest.key(), product.dish(1), 1, token);
            product.order(OrderStoriesTest.key(), product.dish(1), 1, token);
            // Whatever the two had to say is followed by this.
            root.warn("the end");
        } finally {
            root.detachAppender(logged);
        }
        assertThat(logged.events).isNotEmpty();
        assertThat(List.copyOf(logged.events)).allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).doesNotContain(token, product.operatorToken());
            assertThat(event.getMDCPropertyMap().keySet()).isSubsetOf("order", "saga", "store", "visit");
        });
        BooksBalance.in(product);
    }

    @Test
    void as_json_an_event_is_one_line_with_the_ids_as_members() throws Exception {
        JsonNode line = new ObjectMapper().readTree(written("json", Map.of("order", "o-1", "saga", "s-1")));
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("formattedMessage").asText()).isEqualTo("two\nlines");
        assertThat(line.path("mdc").path("order").asText()).isEqualTo("o-1");
        assertThat(line.path("mdc").path("saga").asText()).isEqualTo("s-1");
        assertThat(line.has("arguments")).isFalse();
    }

    @Test
    void as_text_the_ids_follow_the_message_where_there_are_any() throws Exception {
        assertThat(written("text", Map.of("order", "o-1"))).endsWith("  two\nlines [order=o-1]\n");
        assertThat(written("text", Map.of())).endsWith("  two\nlines\n");
    }

    /** An event reads the ids of its thread when it is first asked for them. */
    private static final class Kept extends AppenderBase<ILoggingEvent> {

        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            events.add(event);
        }
    }

    private static String written(String form, Map<String, String> ids) throws Exception {
        LoggerContext context = new LoggerContext();
        context.putProperty("TABLESAGA_LOG", form);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogsTest.class.getResource("/logback.xml"));
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        LoggingEvent event = new LoggingEvent("here", root, Level.WARN, "two\n{}", null, new Object[] {"lines"});
        event.setMDCPropertyMap(ids);
        try {
            String written = new String(
                    ((ConsoleAppender<ILoggingEvent>) root.getAppender("console"))
                            .getEncoder()
                            .encode(event),
                    StandardCharsets.UTF_8);
            assertThat(written).endsWith("\n");
            return written;
        } finally {
            context.stop();
        }
    }
}
