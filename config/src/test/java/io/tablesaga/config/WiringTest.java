package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Each address belongs to the wiring: one that is set otherwise than the rest is refused at start. */
class WiringTest {

    @Test
    void the_two_wirings_that_are_shipped_are_whole() throws IOException {
        assertThat(new Wiring(shipped("application.yml")).inOneCommit()).isTrue();
        assertThat(new Wiring(shipped("application-messages.yml", "application.yml")).inOneCommit())
                .isFalse();
    }

    static Stream<String> settings() {
        return Stream.of(
                "order.place.boundary=PROPAGATION_NOT_SUPPORTED",
                "stock.by-message=true",
                "kitchen.by-message=true",
                "stock.hold=jms:queue:stock.hold",
                "stock.release=jms:queue:stock.release",
                "stock.sell=direct:order-sell-by-message",
                "stock.take-back=direct:order-take-back-by-message",
                "kitchen.withdraw=jms:queue:kitchen.withdraw",
                "kitchen.restore=jms:queue:kitchen.restore");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void one_setting_of_the_other_wiring_is_refused(String setting) throws IOException {
        String key = setting.substring(0, setting.indexOf('='));
        StandardEnvironment direct = shipped("application.yml");
        StandardEnvironment messages = shipped("application-messages.yml", "application.yml");
        String before = shipped("application.yml").getProperty(key);
        set(direct, key, setting.substring(setting.indexOf('=') + 1));
        set(messages, key, before);

        assertThatThrownBy(() -> new Wiring(direct)).isInstanceOf(StartRefused.class);
        assertThatThrownBy(() -> new Wiring(messages)).isInstanceOf(StartRefused.class);
    }

    private static void set(StandardEnvironment environment, String key, String value) {
        environment.getPropertySources().addFirst(new MapPropertySource("changed", Map.of(key, value)));
    }

    private static StandardEnvironment shipped(String... files) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        for (String file : List.of(files)) {
            new YamlPropertySourceLoader()
                    .load(file, new ClassPathResource(file))
                    .forEach(environment.getPropertySources()::addLast);
        }
        return environment;
    }
}
