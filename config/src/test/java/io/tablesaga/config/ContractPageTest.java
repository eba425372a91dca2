package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever builds against the contract browses it at the product itself. */
class ContractPageTest {

    @RegisterExtension
    final Devices devices = new Devices();

    private final Product product = Product.running(Wired.DIRECT);

    @Test
    void every_operation_is_there_and_opens_with_its_roles_and_an_example() {
        Page page = devices.tablet().page();
        page.navigate(product.base() + "/api/docs");
        assertThat(page.locator(".opblock-summary"))
                .hasCount(WrittenContract.ours().operations().size());
        Locator order = page.locator("#operations-default-order-place");
        order.locator(".opblock-summary-control").click();
        assertThat(order).containsText("x-roles");
        assertThat(order).containsText("tok_ok");
        assertThat(order.getByText("Try it out")).hasCount(0);
    }

    @Test
    void the_page_takes_nothing_from_elsewhere_and_runs_no_script_of_its_own() {
        Answer page = Product.send(product.request("/api/docs"));
        Assertions.assertThat(page.http().headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> Assertions.assertThat(policy)
                        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                        .doesNotContain("unsafe", "http"));
        Assertions.assertThat(page.http().body()).doesNotContain("<script>", "//");
    }

    @Test
    void both_contracts_are_there_as_files_and_nothing_beside_them() {
        Assertions.assertThat(WrittenContract.read(file("openapi.yaml").http().body()))
                .isEqualTo(WrittenContract.ours());
        Assertions.assertThat(WrittenContract.read(file("asyncapi.yaml").http().body()))
                .isEqualTo(WrittenContract.of("asyncapi.yaml"));
        Assertions.assertThat(file("application.yml").status()).isEqualTo(404);
    }

    private Answer file(String name) {
        return Product.send(product.request("/api/docs/" + name));
    }
}
