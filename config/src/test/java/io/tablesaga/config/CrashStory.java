package io.tablesaga.config;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.payment.PaymentGateway;
import io.tablesaga.payment.WebhookAddress;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import io.tablesaga.shared.routes.Callers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What one guest does, told at the product's inner doors; told again with the same key it must end the same. */
enum CrashStory {
    /** Pays with a stored token. */
    ORDER {
        @Override
        Answer tell(Doors doors, String key) {
            return doors.order(key, "tok_ok");
        }
    },
    /** The provider's answer gets lost; a look-up tells. */
    LOOK_UP {
        @Override
        Answer tell(Doors doors, String key) {
            return doors.order(key, "tok_answer_lost");
        }
    },
    /** Pays on the provider's page and comes back. */
    CHECKOUT {
        @Override
        Answer tell(Doors doors, String key) {
            Answer placed = doors.order(key, null);
            return placed.toPay() ? doors.confirm(GuestAtCheckout.pressed(placed.checkout(), "pay")) : placed;
        }
    },
    /** Pays on the provider's page and never comes back; the provider tells. */
    WEBHOOK {
        @Override
        Answer tell(Doors doors, String key) {
            Answer placed = doors.order(key, null);
            if (!placed.toPay()) {
                return placed;
            }
            Returned back = GuestAtCheckout.pressed(placed.checkout(), "pay");
            doors.hint(back.reference(), back.paymentKey(), "IN_PROGRESS");
            return doors.until(() -> doors.order(key, null), answer -> !answer.toPay());
        }
    },
    /** Pays, and wants it taken back. */
    CANCEL {
        @Override
        Answer tell(Doors doors, String key) {
            Answer placed = doors.order(key, "tok_ok");
            return placed.status() == 201 ? doors.cancel(placed, key) : placed;
        }
    },
    /** Calls an order off, and the provider takes the money all the same. */
    STRAY {
        @Override
        Answer tell(Doors doors, String key) {
            Answer placed = doors.order(key, null);
            if (!placed.toPay()) {
                return placed;
            }
            Returned back = GuestAtCheckout.pressed(placed.checkout(), "pay");
            doors.cancel(placed, key);
            Answer off = doors.until(() -> doors.order(key, null), answer -> answer.status() == 409);
            doors.capture(back);
            doors.hint(back.reference(), back.paymentKey(), "DONE");
            return off;
        }
    },
    /** Pays, and its party goes to another table: the kitchen serves it there. */
    MOVE {
        @Override
        Answer tell(Doors doors, String key) {
            CrashParty party = doors.party(key);
            Answer placed = party.order(key);
            party.move();
            party.servedAt(placed, party.other());
            return placed;
        }
    },
    /** Two parties pay, and become one: the kitchen serves both at one table. */
    MERGE {
        @Override
        Answer tell(Doors doors, String key) {
            CrashParty goes = doors.party(key);
            CrashParty stays = doors.party(key + "-stays");
            Answer placed = goes.order(key);
            Answer others = stays.order(key + "-stays");
            goes.merge(stays);
            goes.servedAt(placed, stays.table());
            goes.servedAt(others, stays.table());
            return placed;
        }
    },
    /** Pays, and what it has ordered is held and fired: the kitchen makes it. */
    FIRE {
        @Override
        Answer tell(Doors doors, String key) {
            CrashParty party = doors.party(key);
            Answer placed = party.order(key);
            party.heldAndFired(placed);
            return placed;
        }
    };

    abstract Answer tell(Doors doors, String key);

    /** What status it is told when nothing comes in between; more than one by a pattern. */
    String ends() {
        return switch (this) {
            case LOOK_UP -> "20[12]";
            case CANCEL -> "200";
            case STRAY -> "409";
            default -> "201";
        };
    }

    /** Whether what the provider tells is of any use in it; else nobody looks for it. */
    boolean hinted() {
        return this == WEBHOOK || this == STRAY;
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    record Answer(int status, String body) {

        String text() {
            return status + " " + body.replaceAll("\\s+", " ");
        }

        JsonNode checkout() {
            return json().path("checkout");
        }

        boolean toPay() {
            return checkout().has("url");
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The product's doors without its web server, and the provider's. */
    static final class Doors {

        private static final Caller.Phone PHONE = new Caller.Phone(
                new UUID(0, 2),
                StoreId.of(Product.STORE),
                TableId.of(Product.TABLE),
                new VisitId(new UUID(0, 1)),
                null);

        private final ConfigurableApplicationContext context;
        private final ProducerTemplate tablet;

        Doors(ConfigurableApplicationContext context) {
            this.context = context;
            this.tablet = context.getBean(ProducerTemplate.class);
            new JdbcTemplate(context.getBean(DataSource.class))
                    .update(
                            """
                            insert into floor.visit (id, store_id, table_id) values (?, ?, ?)
                            on conflict do nothing""",
                            PHONE.of().value(),
                            PHONE.store().value(),
                            PHONE.table().value());
        }

        CrashParty party(String name) {
            return CrashParty.seated(this, new JdbcTemplate(context.getBean(DataSource.class)), name);
        }

        Answer order(String key, String token) {
            return order(PHONE, key, token);
        }

        Answer order(Caller.Phone phone, String key, String token) {
            String payment = token == null ? "" : "\"paymentToken\": \"" + token + "\",";
            String body =
                    """
                    {%s
                     "lines": [{"itemId": "00000000-0000-7000-8000-000000001001", "quantity": 1}]}"""
                            .formatted(payment);
            return ask("order-place", Map.of("Idempotency-Key", key, Callers.HEADER, phone.line()), body);
        }

        Answer confirm(Returned back) {
            String body = """
                    {"attemptToken": "%s", "paymentKey": "%s", "amount": %d}"""
                    .formatted(back.attemptToken(), back.paymentKey(), back.amount());
            return ask("payment-confirm", Map.of(), body);
        }

        Answer cancel(Answer placed, String key) {
            Map<String, Object> headers = Map.of(
                    "orderId",
                    placed.json().path("id").asText(),
                    "Authorization",
                    "Bearer " + placed.json().path("capability").asText(),
                    "Idempotency-Key",
                    key);
            return ask("order-cancel", headers, "{}");
        }

        void hint(String reference, String paymentKey, String status) {
            String[] path = context.getBean(WebhookAddress.class)
                    .pathOf(StoreId.of(Product.STORE))
                    .split("/");
            Map<String, Object> headers = Map.of(
                    "provider",
                    path[path.length - 2],
                    "secretPath",
                    path[path.length - 1],
                    "tosspayments-webhook-transmission-id",
                    "whtrans_" + paymentKey);
            ask("payment-webhook", headers, ProviderHooks.body(reference, paymentKey, status));
        }

        /** Past the product, as a second till of the merchant would. */
        void capture(Returned back) {
            context.getBean(PaymentGateway.class)
                    .confirm(new PaymentGateway.Confirm(
                            back.paymentKey(),
                            back.reference(),
                            "past-" + back.paymentKey(),
                            Money.won(back.amount())));
        }

        Answer until(Supplier<Answer> asked, Predicate<Answer> enough) {
            return await().atMost(Duration.ofSeconds(30)).until(asked::get, enough);
        }

        Answer ask(String door, Map<String, Object> headers, String body) {
            Exchange answer = tablet.send("direct:" + door, exchange -> {
                exchange.getIn().setHeaders(new HashMap<>(headers));
                exchange.getIn().setHeader(Exchange.CONTENT_TYPE, "application/json");
                exchange.getIn().setBody(body.getBytes(StandardCharsets.UTF_8));
            });
            return new Answer(
                    answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class),
                    answer.getMessage().getBody(String.class));
        }
    }
}
