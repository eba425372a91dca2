package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.awaitility.core.ConditionFactory;

/** A store's printers as its manager sees them, and tickets as its kitchen passes them on. */
final class StorePrinters {

    static final String AGAIN = "재출력 REPRINT";

    private StorePrinters() {}

    static String added(OwnStore store, String name, FakePrinter printer, String stations) {
        Answer added = store.manage("POST", "/printers", settings(name, printer.address(), stations));
        assertThat(added.status()).as(added.http().body()).isEqualTo(201);
        return added.json().path("id").asText();
    }

    static String settings(String name, String address, String stations) {
        return """
                {"name": "%s", "prints": ["TICKETS"], "stations": [%s], "address": "%s", "paper": "MM_80", "form": "TEXT"}"""
                .formatted(name, stations, address);
    }

    static JsonNode standing(OwnStore store) {
        return store.get("/printers").json().at("/printers/0");
    }

    static String ticket(OwnStore store, String... stations) {
        return ticket(store, UUID.randomUUID().toString(), List.of(stations));
    }

    /** As the kitchen passes it on: no order's, so that the books have nothing to say about it. */
    static String ticket(OwnStore store, String order, List<String> stations) {
        String lines = String.join(
                ",",
                stations.stream()
                        .map(station -> "{\"position\": 1, \"name\": \"%s 요리\", \"quantity\": 1, \"station\": \"%s\"}"
                                .formatted(station, station))
                        .toList());
        String envelope =
                """
                {"time": "2026-11-22T03:12:00Z", "data": {"orderId": "%s", "storeId": "%s", "tableId": "%s", "lines": [%s]}}"""
                        .formatted(order, store.id, store.table, lines);
        ProducerTemplate camel = store.product.context().getBean(ProducerTemplate.class);
        camel.sendBody("jms:queue:printing.tickets?exchangePattern=InOnly", envelope);
        return order;
    }

    /** What is on an order's slips. */
    static String number(String order) {
        return order.substring(32).toUpperCase(Locale.ROOT);
    }

    static ConditionFactory soon(String reason) {
        return await(reason).atMost(Duration.ofSeconds(20));
    }
}
