package io.tablesaga.config;

import static io.tablesaga.config.StorePrinters.added;
import static io.tablesaga.config.StorePrinters.settings;
import static io.tablesaga.config.StorePrinters.standing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.printing.PrinterAddress;
import io.tablesaga.printing.PrinterNetworks;
import io.tablesaga.shared.TimeOrderedIds;
import java.time.Clock;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** A manager sets up printers, where printers may be. */
class PrinterKeepingTest {

    private final FakePrinter grill = FakePrinter.on();
    private final FakePrinter bar = FakePrinter.on();

    @AfterEach
    void closingTime() {
        grill.close();
        bar.close();
    }

    @Test
    void a_manager_keeps_printers() {
        OwnStore store = OwnStore.open(Product.running(Wired.DIRECT));
        String id = added(store, "주방", grill, "\"바\", \"그릴\"");
        JsonNode read = standing(store);
        assertThat(read.path("stations").toString()).isEqualTo("[\"그릴\",\"바\"]");
        assertThat(read.path("confirms").asBoolean()).isTrue();
        Answer taken = store.manage("POST", "/printers", settings("주방", bar.address(), ""));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.problem()).isEqualTo("printer-name-taken");
        String second = added(store, "바", bar, "");
        assertThat(store.manage("PUT", "/printers/" + second, settings("주방", bar.address(), ""))
                        .problem())
                .isEqualTo("printer-name-taken");
        assertThat(store.manage("DELETE", "/printers/" + second, null).status()).isEqualTo(200);
        Answer saved = store.manage("PUT", "/printers/" + id, settings("홀", bar.address(), ""));
        assertThat(saved.status()).as(saved.http().body()).isEqualTo(200);
        assertThat(standing(store).path("name").asText()).isEqualTo("홀");

        OwnStore other = OwnStore.open(store.product);
        assertThat(other.manage("PUT", "/printers/" + id, settings("홀", bar.address(), ""))
                        .problem())
                .isEqualTo("unknown-printer");
        assertThat(other.manage("DELETE", "/printers/" + id, null).status()).isEqualTo(404);
        assertThat(store.manage("DELETE", "/printers/" + id, null).status()).isEqualTo(200);
        assertThat(store.get("/printers").json().path("printers")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8:9100", "localhost:9100", "10.0.0.5@127.0.0.1:9100", "127.1:9100", "169.254.169.254:80"})
    void an_address_that_is_no_printers_is_refused(String address) {
        OwnStore store = OwnStore.open(Product.running(Wired.DIRECT));
        Answer refused = store.manage("POST", "/printers", settings("주방", address, ""));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").asText()).contains("address").doesNotContain(address);
        assertThat(store.get("/printers").json().path("printers")).isEmpty();
    }

    @Test
    void nor_may_a_printer_move_there() {
        OwnStore store = OwnStore.open(Product.running(Wired.DIRECT));
        String id = added(store, "주방", grill, "");
        Answer refused = store.manage("PUT", "/printers/" + id, settings("주방", "169.254.169.254:9100", ""));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(standing(store).path("address").asText()).isEqualTo(grill.address());
    }

    /** Tests' printers are on this machine; the product's are not. */
    @Test
    void unless_its_operator_says_otherwise_the_product_calls_private_networks_only() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yml"));
        Properties settings = yaml.getObject();
        StandardEnvironment nobody = new StandardEnvironment();
        PrinterNetworks networks = new PrinterNetworks(
                nobody.resolvePlaceholders(settings.getProperty("printing.networks")),
                nobody.resolvePlaceholders(settings.getProperty("printing.ports")));
        assertThat(networks.allow(PrinterAddress.of("192.168.0.31:9100"))).isTrue();
        assertThat(Stream.of("127.0.0.1:9100", "169.254.169.254:9100", "0.0.0.0:9100", "8.8.8.8:9100", "10.0.0.5:5432"))
                .noneMatch(address -> networks.allow(PrinterAddress.of(address)));
    }

    @Test
    void slips_that_ended_a_month_ago_are_forgotten_and_those_that_wait_are_not() {
        OwnStore store = OwnStore.open(Product.running(Wired.DIRECT));
        String printer = added(store, "주방", grill, "");
        job(store, printer, "'PRINTED', now() - interval '60 days', now() - interval '31 days'");
        job(store, printer, "'SKIPPED', now() - interval '60 days', now() - interval '31 days'");
        String recent = job(store, printer, "'PRINTED', now() - interval '60 days', now() - interval '29 days'");
        store.product
                .jdbc()
                .update("update printing.printer set claimed_until = 'infinity' where id = ?::uuid", printer);
        String waiting = job(store, printer, "'WAITING', now() - interval '60 days', null");

        store.product.context().getBean(ProducerTemplate.class).sendBody("direct:printing-forget", null);

        assertThat(store.product
                        .jdbc()
                        .queryForList(
                                "select id::text from printing.job where printer_id = ?::uuid", String.class, printer))
                .containsExactlyInAnyOrder(recent, waiting);
    }

    private static String job(OwnStore store, String printer, String ended) {
        UUID id = new TimeOrderedIds(Clock.systemUTC()).next();
        store.product
                .jdbc()
                .update(
                        """
                        insert into printing.job (id, printer_id, store_id, order_id, kind, printout, state, kept_at, ended_at)
                        values (?, ?::uuid, ?::uuid, gen_random_uuid(), 'TICKET', '[]', """
                                + ended + ")",
                        id,
                        printer,
                        store.id);
        return id.toString();
    }
}
