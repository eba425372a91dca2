package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Of every test: it fails when a product has answered, to whomever, what the contract does not say. */
public final class HoldsAnswersToContract implements AfterEachCallback, AfterAllCallback {

    @Override
    public void afterEach(ExtensionContext test) {
        hold();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        hold();
    }

    private static void hold() {
        assertThat(HeardAnswers.newFaults())
                .as("what was answered meanwhile and openapi.yaml does not say")
                .isEmpty();
    }
}
