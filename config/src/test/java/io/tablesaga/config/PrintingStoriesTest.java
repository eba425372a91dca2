package io.tablesaga.config;

import static io.tablesaga.config.StorePrinters.AGAIN;
import static io.tablesaga.config.StorePrinters.added;
import static io.tablesaga.config.StorePrinters.number;
import static io.tablesaga.config.StorePrinters.settings;
import static io.tablesaga.config.StorePrinters.soon;
import static io.tablesaga.config.StorePrinters.standing;
import static io.tablesaga.config.StorePrinters.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.printing.PrintJob;
import io.tablesaga.printing.PrintJobs;
import io.tablesaga.printing.PrinterId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders come out on paper at their stations, once, whatever becomes of printers and processes. */
class PrintingStoriesTest {

    private final FakePrinter grill = FakePrinter.on();
    private final FakePrinter bar = FakePrinter.on();

    @AfterEach
    void closingTime() {
        grill.close();
        bar.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_paid_order_comes_out_in_the_kitchen_and_one_that_is_not_paid_does_not(Wired wired) {
        OwnStore store = OwnStore.open(Product.running(wired));
        added(store, "주방", grill, "");
        String dish = store.dish(5);
        assertThat(store.order(OrderStoriesTest.key(), dish, "").status()).isEqualTo(202);
        Answer placed = store.order(OrderStoriesTest.key(), dish, "tok_ok");
        assertThat(placed.status()).as(placed.http().body()).isEqualTo(201);

        soon("its slip is out").until(() -> grill.slips().size() == 1);
        PrintedSlip slip = grill.slips().get(0);
        String id = placed.json().path("id").asText();
        assertThat(slip.lines())
                .contains("middle |주방", "2x bold middle |1번", "2x bold |1 <b>시험</b> 요리")
                .anyMatch(line -> line.startsWith("|주문 " + number(id)));
        assertThat(slip.says(AGAIN)).isFalse();
        soon("nothing waits").until(() -> standing(store).path("waiting").asInt() == 0);
        assertThat(standing(store).path("notice").isTextual()).isFalse();
        BooksBalance.in(store.product);
    }

    @Test
    void a_receipt_comes_out_when_it_is_asked_for_and_once_each_time() {
        OwnStore store = OwnStore.open(Product.running(Wired.DIRECT));
        Answer added = store.manage(
                "POST", "/printers", settings("계산대", bar.address(), "").replace("TICKETS", "RECEIPTS"));
        String body =
                "{\"printerId\": \"%s\"}".formatted(added.json().path("id").asText());
        Answer placed = store.order(OrderStoriesTest.key(), store.dish(5), "tok_ok");
        String prints = "/orders/" + placed.json().path("id").asText() + "/receipt-prints/";
        String print = UUID.randomUUID().toString();
        Answer kept = store.manage("PUT", prints + print, body);
        assertThat(kept.status()).as(kept.http().body()).isEqualTo(202);
        assertThat(store.manage("PUT", prints + print, body).status()).isEqualTo(202);

        soon("it is out").until(() -> !bar.slips().isEmpty());
        String reference = store.product
                .jdbc()
                .queryForObject(
                        "select provider_reference from payment.attempt where order_id = ?::uuid",
                        String.class,
                        placed.json().path("id").asText());
        assertThat(bar.slips().get(0).lines())
                .contains("2x bold middle |한밤", "middle |사업자등록번호 000-00-00001")
                .anyMatch(line -> line.matches("\\|공급가액 +8,182원"))
                .anyMatch(line -> line.matches("\\|부가세 +818원"))
                .anyMatch(line -> line.matches("2x bold \\|합계 +9,000원"))
                .anyMatch(line -> line.startsWith("|결제 수단 ") && line.endsWith("간편결제"))
                .anyMatch(line -> line.endsWith(reference))
                .noneMatch(line -> line.contains("면세"));

        store.manage("PUT", prints + UUID.randomUUID(), body);
        soon("another copy is out").until(() -> bar.slips().size() == 2);
        Answer unpaid = store.order(OrderStoriesTest.key(), store.dish(5), "");
        Answer refused = store.manage(
                "PUT", "/orders/" + unpaid.json().path("id").asText() + "/receipt-prints/" + UUID.randomUUID(), body);
        assertThat(refused.problem()).isEqualTo("not-paid");
        OwnStore other = OwnStore.open(store.product);
        assertThat(other.manage("PUT", prints + UUID.randomUUID(), body).status())
                .isBetween(400, 499);
        assertThat(bar.slips()).hasSize(2);

        assertThat(new GuestWhoCancels(store.product, placed).cancel().status()).isEqualTo(200);
        store.manage("PUT", prints + UUID.randomUUID(), body);
        soon("what was given back is on it").until(() -> bar.slips().size() == 3);
        assertThat(bar.slips().get(2).lines())
                .anyMatch(line -> line.matches("2x bold \\|합계 +9,000원"))
                .anyMatch(line -> line.matches("bold \\|환불 +-9,000원"))
                .anyMatch(line -> line.matches("bold \\|환불 후 결제액 +0원"));
        BooksBalance.in(store.product);
    }

    @Test
    void each_station_has_its_own_slip_and_knows_of_the_others() {
        OwnStore store = OwnStore.open(Product.running(Wired.DIRECT));
        added(store, "주방", grill, "\"그릴\"");
        added(store, "바", bar, "\"바\"");
        String order = ticket(store, "그릴", "바");

        soon("both slips are out")
                .until(() -> grill.slips().size() == 1 && bar.slips().size() == 1);
        assertThat(grill.slips().get(0).lines())
                .contains("middle |그릴", "2x bold |1 그릴 요리", "bold |함께 ALSO AT: 바")
                .noneMatch(line -> line.contains("바 요리"));
        assertThat(bar.slips().get(0).lines()).contains("middle |바", "2x bold |1 바 요리", "bold |함께 ALSO AT: 그릴");

        ticket(store, order, List.of("그릴", "바"));
        String next = ticket(store, "바");
        soon("the next one is out").until(() -> bar.slips().size() == 2);
        assertThat(bar.slips().get(1).says(number(next))).isTrue();
        assertThat(grill.slips()).hasSize(1);
    }

    /** As the dish was sold: the menu may say otherwise by now. */
    @ParameterizedTest
    @EnumSource
    void a_dish_comes_out_at_the_station_it_was_sold_from(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        added(store.store(), "주방", grill, "\"화구\"");
        added(store.store(), "바", bar, "\"바\"");
        String ribs = store.dish("station = '화구', course = 'OTHER', name = '갈비'");
        String lemonade = store.dish("station = '바', course = 'OTHER', name = '레모네이드'");
        store.paid(store.phone(), RuledStore.line(ribs, 2), RuledStore.line(lemonade, 3));

        soon("both slips are out")
                .until(() -> grill.slips().size() == 1 && bar.slips().size() == 1);
        assertThat(grill.slips().get(0).lines())
                .contains("middle |화구", "2x bold |2 갈비", "bold |함께 ALSO AT: 바")
                .noneMatch(line -> line.contains("레모네이드"));
        assertThat(bar.slips().get(0).lines())
                .contains("middle |바", "2x bold |3 레모네이드", "bold |함께 ALSO AT: 화구")
                .noneMatch(line -> line.contains("갈비"));
        BooksBalance.in(store.product());
    }

    @Test
    void a_line_of_no_station_does_not_vanish() {
        OwnStore store = OwnStore.open(Product.running(Wired.DIRECT));
        added(store, "주방", grill, "\"그릴\"");
        added(store, "바", bar, "\"바\"");
        ticket(store, "바", "");
        ticket(store, "", "창고");
        soon("the printer that was there first has it")
                .until(() -> grill.slips().size() == 2);
        assertThat(grill.slips().get(0).lines())
                .contains("middle |주방", "2x bold |1  요리", "bold |함께 ALSO AT: 바")
                .noneMatch(line -> line.contains("바 요리"));
        assertThat(grill.slips().get(1).says("창고 요리")).isFalse();
        soon("the other one has its own").until(() -> bar.slips().size() == 1);
        assertThat(bar.slips().get(0).lines()).contains("2x bold |1 바 요리").doesNotContain("2x bold |1  요리");

        try (FakePrinter all = FakePrinter.on()) {
            added(store, "통로", all, "");
            ticket(store, "그릴", "");
            soon("one that names no station has it").until(() -> all.slips().size() == 1);
            assertThat(all.slips().get(0).lines()).contains("2x bold |1 그릴 요리", "2x bold |1  요리");
            soon("and nobody else").until(() -> grill.slips().size() == 3);
            assertThat(grill.slips().get(2).lines())
                    .contains("2x bold |1 그릴 요리")
                    .doesNotContain("2x bold |1  요리");
        }
        assertThat(bar.slips()).hasSize(1);
    }

    @Test
    void a_ticket_that_was_given_up_comes_back_when_asked() throws Exception {
        Product product = Product.running(Wired.DIRECT);
        OwnStore store = OwnStore.open(product);
        added(store, "주방", grill, "");
        RouteController routes = product.context().getBean(CamelContext.class).getRouteController();
        routes.stopRoute("printing-ticket-received");
        String order;
        try {
            order = ticket(store, "");
            product.context()
                    .getBean(ProducerTemplate.class)
                    .requestBodyAndHeaders(
                            "jms:queue:activemq.management",
                            "[\"\"]",
                            Map.of(
                                    "_AMQ_ResourceName", "queue.printing.tickets",
                                    "_AMQ_OperationName", "sendMessagesToDeadLetterAddress"));
        } finally {
            routes.startRoute("printing-ticket-received");
        }

        Answer returned = product.operatorPost("/api/printing/dead-letters/retry", "{}");
        assertThat(returned.json().path("returned").asInt())
                .as(returned.http().body())
                .isEqualTo(1);
        soon("it is out").until(() -> grill.slips().size() == 1);
        assertThat(grill.slips().get(0).says(number(order))).isTrue();
    }

    /** What a killed process leaves: its claim, and a slip that was being sent. */
    @Test
    void after_a_kill_another_process_prints_again_and_says_so() {
        Product product = Product.running(Wired.DIRECT);
        OwnStore store = OwnStore.open(product);
        String id = added(store, "주방", grill, "");
        grill.switchOff();
        ticket(store, "");
        PrintJobs jobs = product.context().getBean(PrintJobs.class);
        soon("it waits").until(() -> standing(store).path("waiting").asInt() == 1);
        PrinterId printer = new PrinterId(UUID.fromString(id));
        soon("it is claimed between two tries").until(() -> jobs.claim(printer, Duration.ofSeconds(2))
                .filter(claim -> {
                    PrintJob job = jobs.next(claim).orElseThrow();
                    return jobs.sending(claim, job);
                })
                .isPresent());

        grill.switchOn();
        soon("the claim ended").until(() -> !grill.slips().isEmpty());
        assertThat(grill.slips().get(0).says(AGAIN)).isTrue();
        soon("nothing waits").until(() -> standing(store).path("waiting").asInt() == 0);
        assertThat(grill.slips()).hasSize(1);
    }

    @Test
    void two_nodes_print_nothing_twice() {
        Product product = Product.running(Wired.DIRECT);
        Product second = product.anotherNode("--tablesaga.node=printing");
        try {
            OwnStore store = OwnStore.open(product);
            added(store, "주방", grill, "");
            List<String> orders =
                    IntStream.range(0, 20).mapToObj(i -> ticket(store, "")).toList();
            soon("all are out")
                    .until(() -> standing(store).path("waiting").asInt() == 0
                            && grill.slips().size() >= orders.size());
            assertThat(grill.slips()).hasSize(orders.size()).noneMatch(slip -> slip.says(AGAIN));
        } finally {
            second.context().close();
        }
    }
}
