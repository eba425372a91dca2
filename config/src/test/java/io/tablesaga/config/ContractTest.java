package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablesaga.accounts.web.Contract;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** An operation that does not say who may call it, or what it answers, fails the build. */
class ContractTest {

    @Test
    void every_operation_says_who_may_call_it_what_is_sent_and_what_is_answered() {
        assertThat(WrittenContract.ours().operations()).isNotEmpty();
        assertThat(ContractRules.broken(WrittenContract.ours())).isEmpty();
    }

    /** One operation for each rule; its path says what is wrong with it. */
    @Test
    void each_rule_finds_the_operation_that_breaks_it() {
        assertThat(ContractRules.broken(WrittenContract.of("contracts/broken.yaml")))
                .containsExactlyInAnyOrder(
                        "GET /api/without-id has no operationId",
                        "POST /api/with-anothers-id has another's operationId",
                        "GET /api/without-roles has no x-roles",
                        "GET /api/with-empty-roles has no x-roles",
                        "GET /api/with-an-unknown-role names a role nobody knows: cook",
                        "GET /api/kitchens is for a role of a store and names no store by {storeId}, {orderId} or the"
                                + " query's storeId",
                        "GET /api/managers is for a role of a store and names no store by {storeId}, {orderId} or the"
                                + " query's storeId",
                        "GET /api/without-401 is closed and does not list 401 and 403",
                        "GET /api/without-403 is closed and does not list 401 and 403",
                        "GET /api/without-summary has no summary",
                        "GET /api/with-a-blank-summary has no summary",
                        "GET /api/without-success describes no answer of success",
                        "GET /api/with-an-undescribed-success describes no answer of success",
                        "POST /api/without-example has a request body without an example",
                        "GET /api/with-an-unsaid-id/{thingId} does not say what {thingId} is",
                        "paths /api/with-a-lost-answer get responses 404 refers to #/components/responses/Lost, which is"
                                + " not there",
                        "components schemas Page properties next refers to other.yaml#/Page, which is not there");
    }

    /** The door reads the same file when the product starts. */
    @Test
    void the_product_does_not_start_with_an_operation_that_names_no_role() {
        assertThatThrownBy(() -> new Contract(new ClassPathResource("contracts/broken.yaml")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the contract says of no role that it may call without-roles");
    }
}
