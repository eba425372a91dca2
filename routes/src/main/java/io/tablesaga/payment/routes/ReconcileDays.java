package io.tablesaga.payment.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.payment.ReconcilingPayments;
import io.tablesaga.payment.ReconcilingPayments.Compared;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which days are compared, and what is said of them. */
final class ReconcileDays {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileDays.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 31;

    private final ReconcilingPayments reconciling;

    ReconcileDays(ReconcilingPayments reconciling) {
        this.reconciling = reconciling;
    }

    void recent(Exchange exchange) {
        exchange.getMessage().setBody(reconciling.days());
    }

    void read(Exchange exchange) {
        String body = exchange.getMessage().getBody(String.class);
        try {
            JsonNode json = JSON.readTree(body == null || body.isEmpty() ? "{}" : body);
            if (!json.isObject()) {
                throw new InvalidRequest("The body must be a JSON object, or empty.");
            }
            List<LocalDate> asked = json.has("from") || json.has("to") ? between(json) : reconciling.days();
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setBody(asked);
        } catch (JsonProcessingException | DateTimeParseException e) {
            throw new InvalidRequest("from and to are days, written as 2026-11-21.");
        }
    }

    private List<LocalDate> between(JsonNode json) {
        LocalDate today = reconciling.today();
        LocalDate to = day(json, "to", today);
        LocalDate from = day(json, "from", to.minusDays(1));
        if (from.isAfter(to) || to.isAfter(today) || from.plusDays(MOST).isBefore(to)) {
            throw new InvalidRequest("from and to are days in this order, not after today, at most 31 apart.");
        }
        return from.datesUntil(to.plusDays(1)).toList();
    }

    private static LocalDate day(JsonNode json, String field, LocalDate otherwise) {
        return json.hasNonNull(field) ? LocalDate.parse(json.path(field).asText()) : otherwise;
    }

    /** What was not known before is told; what goes on being so is listed. */
    static void alarm(Exchange exchange) {
        Compared day = exchange.getMessage().getBody(Compared.class);
        day.recorded()
                .fresh()
                .forEach(drift -> LOG.warn(
                        "we and the provider differ on {}: {} {}: {}",
                        day.day(),
                        drift.kind(),
                        drift.reference(),
                        drift.detail()));
    }

    static Exchange collect(Exchange days, Exchange day) {
        if (day.getException() != null) {
            return day;
        }
        List<Object> all = new ArrayList<>();
        if (days != null) {
            List<?> before = days.getMessage().getBody(List.class);
            all.addAll(before);
        }
        all.add(day.getMessage().getBody());
        day.getMessage().setBody(all);
        return day;
    }

    static void answer(Exchange exchange) {
        int fresh = 0;
        int resolved = 0;
        int hinted = 0;
        List<?> days = exchange.getMessage().getBody(List.class);
        for (Object one : days) {
            Compared day = (Compared) one;
            fresh += day.recorded().fresh().size();
            resolved += day.recorded().resolved();
            hinted += day.hinted();
        }
        ObjectNode answer = JSON.createObjectNode()
                .put("days", days.size())
                .put("found", fresh)
                .put("resolved", resolved)
                .put("lookedAt", hinted);
        exchange.getMessage().setBody(Reply.json(200, answer));
    }

    static void comeBack(Exchange exchange) {
        exchange.getMessage()
                .setBody(Reply.problem(Problem.of(
                                503,
                                "provider-unavailable",
                                "Not compared",
                                "The payment provider does not answer; try again shortly.")
                        .retryAfter(60)));
    }
}
