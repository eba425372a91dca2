package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a product answers is held against the contract in every test; here something is planted in it. */
class HoldsAnswersToContractTest {

    private final Product product = Product.running(Wired.DIRECT);

    @ParameterizedTest
    @CsvSource({
        "field, store-show 200: .*'planted'.*",
        "status, store-show 418: 418 is not written",
        "type, store-show 200: text/plain is not written",
        "header, store-show 200: the header Location is not written"
    })
    void whatever_nobody_wrote_is_found_in_what_a_running_product_answers(String planted, String sentence) {
        Product.send(product.request("/api/stores/" + Product.STORE).header(PlantsFaults.HEADER, planted));
        isFound(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "event:cart|data:{\"version\":3,\"planted\":1} ; visit-events event:cart: .*'planted'.*",
                "event:cart|data:{\"version\":\"three\"} ; visit-events event:cart: .*version.*integer.*",
                "event:cart|data:{} ; visit-events event:cart: .*'version'.*",
                "event:planted|data:{} ; visit-events event:planted: .*'planted'.*",
                "event:cart|data:three ; visit-events event:cart: .*three.*"
            })
    void whatever_nobody_wrote_is_found_in_an_event_of_its_streams(String planted, String sentence) {
        Product.send(product.guest("/api/visit/events").header(PlantsFaults.HEADER, planted));
        isFound(sentence);
    }

    /** Whoever asks has the answer a moment before it is judged. */
    private static void isFound(String sentence) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(HeardAnswers.newFaults()).anyMatch(fault -> fault.matches(sentence)));
    }
}
