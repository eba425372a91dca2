package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells the merchant what happened to payments: unsigned, in any order, again until it answers exactly 200. */
final class Webhooks {

    private static final int[] AGAIN_AFTER_MINUTES = {1, 4, 16, 64, 256, 1024, 4096};
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");
    private static final int MOST_REMEMBERED = 1_000;

    /** One message, sent until it is acknowledged. */
    private static final class Message {
        final String id = "whtrans_" + UUID.randomUUID();
        final ObjectNode body;
        final ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        int sent;

        Message(ObjectNode body) {
            this.body = body;
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Deque<Message> messages = new ArrayDeque<>();
    private final ScheduledExecutorService timer;
    private final Faults faults;
    private final long minuteMillis;
    private volatile URI target;
    private volatile boolean earlier;

    /** @param target null to tell nobody */
    Webhooks(URI target, Faults faults, ScheduledExecutorService timer, long minuteMillis) {
        this.target = target;
        this.faults = faults;
        this.timer = timer;
        this.minuteMillis = minuteMillis;
    }

    /**
     * @param authenticated tell of payments that only wait to be confirmed too; Toss does not
     * @throws IllegalArgumentException when nothing could be sent there
     */
    void target(URI uri, boolean authenticated) {
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("url is an http(s) address");
        }
        target = uri;
        earlier = authenticated;
    }

    void authenticated(Payment payment) {
        if (earlier) {
            tell(payment);
        }
    }

    /** As Toss does for what a guest pays; it has no webhook for charges of stored tokens. */
    void tell(Payment payment) {
        if (target == null || !payment.type().equals("NORMAL")) {
            return;
        }
        Message message = remembered(payment.json());
        switch (faults.draw(Call.WEBHOOK)) {
            case LOST -> {}
            case EARLY -> send(message);
            case LATE -> later(message, faults.slowMillis());
            case DOUBLED -> {
                later(message, 0);
                later(message, 0);
            }
            default -> later(message, 0);
        }
    }

    /** Sends what is not so: the payment with another status and, as forgers do not know it, another secret. */
    void forge(Payment payment, String status) {
        if (target == null) {
            throw new IllegalArgumentException("nobody is told yet: set a url first");
        }
        later(remembered(payment.json().put("status", status).put("secret", "ps_forged")), 0);
    }

    private Message remembered(JsonNode data) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("eventType", "PAYMENT_STATUS_CHANGED")
                .put("createdAt", LocalDateTime.now(Payments.KOREA).format(MICROS));
        body.set("data", data);
        Message message = new Message(body);
        synchronized (messages) {
            messages.add(message);
            if (messages.size() > MOST_REMEMBERED) {
                messages.remove();
            }
        }
        return message;
    }

    private void later(Message message, long millis) {
        timer.schedule(() -> send(message), millis, TimeUnit.MILLISECONDS);
    }

    private void send(Message message) {
        int before;
        synchronized (message) {
            before = message.sent++;
        }
        int status = answer(message, before);
        synchronized (message) {
            message.answers.add(status);
        }
        if (status != 200 && before < AGAIN_AFTER_MINUTES.length) {
            later(message, AGAIN_AFTER_MINUTES[before] * minuteMillis);
        }
    }

    /** @return 0 when there was none */
    private int answer(Message message, int before) {
        try {
            HttpRequest request = HttpRequest.newBuilder(target)
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .header("tosspayments-webhook-transmission-id", message.id)
                    .header("tosspayments-webhook-transmission-retried-count", String.valueOf(before))
                    .header(
                            "tosspayments-webhook-transmission-time",
                            OffsetDateTime.now(Payments.KOREA)
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString())
                    .POST(BodyPublishers.ofString(message.body.toString()))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** What was sent, oldest first, and what was answered; 0 for nothing. */
    ArrayNode sent() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        synchronized (messages) {
            for (Message message : messages) {
                synchronized (message) {
                    all.addObject()
                            .put("id", message.id)
                            .put(
                                    "paymentKey",
                                    message.body.path("data").path("paymentKey").asText())
                            .put(
                                    "status",
                                    message.body.path("data").path("status").asText())
                            .set("answers", message.answers.deepCopy());
                }
            }
        }
        return all;
    }
}
