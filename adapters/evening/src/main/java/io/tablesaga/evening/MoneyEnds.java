package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.evening.Evidence.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Each guest has paid once, for what they got; our books say so, and so does the provider's list. */
final class MoneyEnds {

    private MoneyEnds() {}

    static List<String> of(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        if (!evidence.books().path("balanced").asBoolean()
                || !evidence.books().path("onTheWay").isEmpty()) {
            wrong.add("The books do not balance: " + evidence.books() + ".");
        }
        Map<String, List<JsonNode>> paid = evidence.attempts().stream()
                .filter(attempt -> attempt.path("state").asText().equals("PAID"))
                .collect(
                        Collectors.groupingBy(attempt -> attempt.path("orderId").asText()));
        for (Seen seen : evidence.orders()) {
            if (seen.story().order() != null) {
                ofOrder(seen, paid.getOrDefault(seen.story().order(), List.of()), wrong);
                paid.remove(seen.story().order());
            }
        }
        paid.forEach((order, attempts) ->
                wrong.add("Somebody has paid for " + order + ", which no guest knows of: " + attempts + "."));
        evidence.findings().forEach(finding -> wrong.add("A reconciliation found " + finding + "."));
        atTheProvider(evidence, wrong);
        return wrong;
    }

    private static void ofOrder(Seen seen, List<JsonNode> attempts, List<String> wrong) {
        if (attempts.size() > 1) {
            wrong.add("The guest of " + seen.story() + " has paid " + attempts.size() + " times.");
        }
        long got = 0;
        if (seen.order().path("state").asText().equals("PAID")) {
            for (JsonNode line : seen.order().path("lines")) {
                got += line.path("cancelled").asBoolean()
                        ? 0
                        : line.path("quantity").asLong()
                                * line.at("/unitPrice/amount").asLong();
            }
        }
        long kept = attempts.stream().mapToLong(MoneyEnds::kept).sum();
        if (kept != got) {
            wrong.add("For " + seen.story() + " " + kept + " won were kept, and its guest got " + got + " worth.");
        }
    }

    private static long kept(JsonNode attempt) {
        long kept = attempt.at("/amount/amount").asLong();
        for (JsonNode refund : attempt.path("refunds")) {
            kept -= refund.path("state").asText().equals("REFUNDED")
                    ? refund.at("/amount/amount").asLong()
                    : 0;
        }
        return kept;
    }

    private static void atTheProvider(Evidence evidence, List<String> wrong) {
        Map<String, Long> charged = new HashMap<>();
        for (JsonNode payment : evidence.provider()) {
            boolean was = payment.hasNonNull("approvedAt")
                    && !List.of("ABORTED", "EXPIRED")
                            .contains(payment.path("status").asText());
            charged.merge(
                    payment.path("orderId").asText(),
                    was ? payment.path("balanceAmount").asLong() : 0,
                    Long::sum);
        }
        if (charged.isEmpty()) {
            return;
        }
        for (JsonNode attempt : evidence.attempts()) {
            String method = attempt.path("method").asText();
            if (method.equals("STORED") || method.equals("CHECKOUT")) {
                long ours = attempt.path("state").asText().equals("PAID") ? kept(attempt) : 0;
                long theirs =
                        charged.getOrDefault(attempt.path("merchantReference").asText(), 0L);
                if (ours != theirs) {
                    wrong.add("The provider keeps " + theirs + " won of "
                            + attempt.path("orderId").asText() + ", and we believe " + ours + ".");
                }
            }
        }
    }
}
