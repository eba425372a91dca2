package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.evening.Evidence.Seen;
import io.tablesaga.evening.OrderPlan.Pay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Every order has an end, and it is the one its guest was told. */
final class OrderEnds {

    private static final Set<String> OVER = Set.of("COMPLETED", "COMPENSATED");
    private static final Set<Pay> SOUND = Set.of(Pay.STORED, Pay.PAGE, Pay.COUNTER);

    private OrderEnds() {}

    static List<String> of(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        for (Seen seen : evidence.orders()) {
            told(seen, wrong);
            if (seen.story().order() != null) {
                ended(seen, wrong);
            }
        }
        return wrong;
    }

    private static void told(Seen seen, List<String> wrong) {
        Story story = seen.story();
        switch (story.told()) {
            case NOTHING -> wrong.add("Nobody knows what became of " + story + ".");
            case REFUSED -> {
                if (!story.word().equals("out-of-stock")) {
                    wrong.add("The guest of " + story + " was refused with " + story.word() + ".");
                }
            }
            case NOT_PAID -> {
                if (SOUND.contains(story.plan.pay())) {
                    wrong.add("The guest of " + story + " paid by " + story.plan.pay() + " and was told " + story.word()
                            + ".");
                }
            }
            case PAID -> {
                if (story.order() == null) {
                    wrong.add("The guest of " + story + " has paid for no order.");
                }
            }
        }
    }

    private static void ended(Seen seen, List<String> wrong) {
        Story story = seen.story();
        String state = seen.order().path("state").asText();
        boolean paid = story.told() == Story.Told.PAID;
        if (state.equals("PAID")) {
            if (!paid) {
                wrong.add("The guest of " + story + " was told " + story.word() + ", and it is paid.");
            }
            for (JsonNode line : seen.order().path("lines")) {
                if (!line.path("cancelled").asBoolean()
                        && !line.path("kitchen").asText().equals("SERVED")) {
                    wrong.add("A line of " + story + " was left undone: "
                            + line.path("name").asText() + " is "
                            + line.path("kitchen").asText() + ".");
                }
            }
        } else if (!state.equals("CANCELLED")) {
            wrong.add("The guest of " + story + " reads that it is " + state + ".");
        } else if (paid
                && !seen.order().path("cancellations").findValuesAsText("state").contains("CANCELLED")) {
            wrong.add("The guest of " + story + " has paid, nobody cancelled, and it is cancelled.");
        }
        if (!OVER.contains(seen.saga())) {
            wrong.add("The saga of " + story + " is " + seen.saga() + ".");
        }
    }
}
