package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Wired;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs after all others have ended (pom.xml): only then it is known which routes nothing went through. */
class RouteCoverageTest {

    @Test
    void something_went_through_every_route() throws IOException {
        assertThat(RouteCoverage.FOLDER).as("only a whole run knows").isNotNull();
        Map<String, Map<Wired, Long>> exchanges = RouteCoverage.exchangesOfAll();
        StringBuilder table = new StringBuilder("%-30s %8s %8s%n".formatted("route", "direct", "messages"));
        exchanges.forEach((route, wirings) -> table.append("%-30s %8s %8s%n"
                .formatted(route, wirings.getOrDefault(Wired.DIRECT, 0L), wirings.getOrDefault(Wired.MESSAGES, 0L))));
        System.out.print(table);
        Files.writeString(Path.of("target", "route-coverage.txt"), table);

        assertThat(exchanges).as("no product was running before this").isNotEmpty();
        assertThat(exchanges)
                .as("routes no test sends anything through; see target/route-coverage.txt")
                .allSatisfy((route, wirings) -> assertThat(wirings.values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .as(route)
                        .isPositive());
    }
}
