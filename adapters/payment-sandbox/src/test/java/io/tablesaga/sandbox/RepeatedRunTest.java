package io.tablesaga.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run repeats with its seed, and goes on with its ledger. */
class RepeatedRunTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void the_same_seed_draws_the_same_faults_whatever_else_is_asked_in_between() throws Exception {
        Faults once = new Faults(7);
        Faults again = new Faults(7);
        Faults other = new Faults(8);
        for (Faults faults : List.of(once, again, other)) {
            faults.plan(JSON.readTree("{\"fault\": \"ANSWER_LOST\", \"probability\": 0.5}"));
        }
        List<Fault> first = new ArrayList<>();
        List<Fault> second = new ArrayList<>();
        List<Fault> third = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            first.add(once.draw(Call.CHARGE));
            again.draw(Call.LOOK_UP);
            second.add(again.draw(Call.CHARGE));
            third.add(other.draw(Call.CHARGE));
        }
        assertThat(first)
                .contains(Fault.ANSWER_LOST, Fault.NONE)
                .isEqualTo(second)
                .isNotEqualTo(third);
    }

    @Test
    void a_fault_that_cannot_happen_to_a_call_is_refused() {
        assertThatThrownBy(() -> new Faults(1).plan(JSON.readTree("{\"fault\": \"DOUBLED\", \"call\": \"CANCEL\"}")))
                .hasMessage("DOUBLED cannot happen to a CANCEL");
    }

    @Test
    void the_same_seed_gives_the_same_references_and_a_ledger_that_goes_on_gives_new_ones() {
        try (Ledger one = ledger("one");
                Ledger two = ledger("two")) {
            String first = open(new Payments(one, 7, 60_000));
            assertThat(first).isEqualTo(open(new Payments(two, 7, 60_000)));
        }
        try (Ledger one = ledger("one")) {
            Payments payments = new Payments(one, 7, 60_000);
            assertThat(payments.all()).hasSize(1);
            assertThat(open(payments)).isNotEqualTo(payments.all().get(0).paymentKey());
        }
    }

    @Test
    void a_ledger_of_before_there_were_pages_is_read() throws Exception {
        Files.writeString(
                folder.resolve("old"),
                """
                {"charge":{"paymentKey":"pay_1","orderId":"order-0001","status":"DONE","totalAmount":9000,\
                "balanceAmount":9000,"currency":"KRW","approvedAt":"2026-11-01T01:02:03.456Z","cancelled":0}}
                """);
        try (Ledger ledger = ledger("old")) {
            Payments payments = new Payments(ledger, 7, 60_000);
            assertThat(payments.ofOrder("order-0001")).get().satisfies(payment -> {
                assertThat(payment.rest()).isEqualTo(9_000);
                assertThat(payment.code()).isNull();
            });
            assertThat(payments.movements().page(Instant.EPOCH, Instant.MAX, null, 10))
                    .hasSize(1);
        }
    }

    @Test
    void a_key_is_forgotten_after_its_fifteen_days() {
        List<Integer> done = new ArrayList<>();
        try (Ledger ledger = ledger("forgotten")) {
            Keys keys = new Keys(ledger, 0);
            keys.once("key", "", () -> answer(done));
            keys.once("key", "", () -> answer(done));
            assertThat(done).hasSize(2);
        }
        try (Ledger ledger = ledger("kept")) {
            Keys keys = new Keys(ledger, 60_000);
            keys.once("key", "", () -> answer(done));
            keys.once("key", "", () -> answer(done));
            assertThat(done).hasSize(3);
        }
        try (Ledger ledger = ledger("kept")) {
            new Keys(ledger, 60_000).once("key", "", () -> answer(done));
            assertThat(done).as("after a new start, too").hasSize(3);
        }
    }

    private static Answer answer(List<Integer> done) {
        done.add(1);
        return Answer.refused(400, "PROVIDER_ERROR", "errors are kept too");
    }

    private static String open(Payments payments) {
        return payments.open("order-0001", "김치찌개", 9_000, 0, "KRW").paymentKey();
    }

    private Ledger ledger(String name) {
        return new Ledger(folder.resolve(name));
    }
}
