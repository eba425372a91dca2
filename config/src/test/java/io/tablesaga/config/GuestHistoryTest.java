package io.tablesaga.config;

import static io.tablesaga.config.Dining.is;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Wired;
import io.tablesaga.ordering.OrderHistory;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.routes.Callers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/** A guest who has signed in finds their own orders, wherever they sat. */
class GuestHistoryTest {

    private final Product product = Product.running(Wired.DIRECT);

    @Test
    void a_guest_who_joined_as_themselves_finds_their_orders_of_every_visit_and_nobody_else_s() {
        AccountId mina = customer("CUSTOMER");
        Dining here = Dining.table(product);
        Dining there = Dining.table(product);
        String dish = product.dish(5);
        String first = here.paid(joinedAs(here, mina), dish).json().path("id").asText();
        here.paid(here.phone(), dish);
        String second =
                there.paid(joinedAs(there, mina), dish).json().path("id").asText();

        OrderHistory history = product.context().getBean(OrderHistory.class);
        assertThat(ids(history.ofAccount(mina, Optional.empty(), 10))).containsExactly(second, first);
        assertThat(ids(history.ofAccount(mina, Optional.empty(), 1))).containsExactly(second);
        assertThat(ids(history.ofAccount(mina, Optional.of(OrderId.of(second)), 1)))
                .containsExactly(first);
        assertThat(history.ofAccount(customer("CUSTOMER"), Optional.empty(), 10))
                .isEmpty();
        BooksBalance.in(product);
    }

    @Test
    void a_program_that_joins_is_nobody_s_guest_and_has_no_orders_of_its_own() {
        AccountId program = customer("PROGRAM");
        Dining table = Dining.table(product);
        String token = joinedAs(table, program);
        table.paid(token, product.dish(1));
        assertThat(product.context().getBean(OrderHistory.class).ofAccount(program, Optional.empty(), 10))
                .isEmpty();
        is(product.operator("/api/account/orders"), 403, "forbidden");
        is(table.get(token, "/api/account/orders"), 403, "forbidden");
        is(table.get("guess", "/api/account/orders"), 401, "unauthorized");
        BooksBalance.in(product);
    }

    private AccountId customer(String kind) {
        AccountId id = new AccountId(UUID.randomUUID());
        product.jdbc()
                .update(
                        "insert into accounts.account (id, kind, login, name) values (?, ?, ?, 'Mina')",
                        id.value(),
                        kind,
                        id + "@example.org");
        return id;
    }

    /** At the inner door, as the outer one hands on whom a session belongs to. */
    private String joinedAs(Dining table, AccountId person) {
        String code = PhoneAtTable.joinCode(product, table.store(), table.table());
        Exchange joined = product.context().getBean(ProducerTemplate.class).request("direct:visit-join", exchange -> {
            exchange.getMessage()
                    .setHeaders(new java.util.HashMap<>(
                            Map.of(Callers.HEADER, "account " + person, Exchange.CONTENT_TYPE, "application/json")));
            exchange.getMessage().setBody("{\"tableCode\": \"" + table.qr() + "\", \"joinCode\": \"" + code + "\"}");
        });
        String body = joined.getMessage().getBody(String.class);
        assertThat(body).contains("\"token\"");
        return body.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    }

    private static List<String> ids(List<OrderHistory.Placed> orders) {
        return orders.stream().map(order -> order.id().toString()).toList();
    }
}
