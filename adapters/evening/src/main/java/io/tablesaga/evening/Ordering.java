package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.evening.OrderPlan.Pay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A guest orders as planned: directly or by the cart, and again without what is sold out. */
final class Ordering {

    private static final int MOST_TRIES = 8;
    private static final long PLACED_SOON_MILLIS = 200;

    private final House house;
    private final Notes notes;
    private final Phone phone;
    private final Story story;
    private final Consumer<Answer> placed;
    private final List<Wish> wishes;
    private int tries;

    /** @param placed the answer that there is an order */
    Ordering(House house, Notes notes, Phone phone, Story story, Consumer<Answer> placed) {
        this.house = house;
        this.notes = notes;
        this.phone = phone;
        this.story = story;
        this.placed = placed;
        this.wishes = new ArrayList<>(story.plan.wishes());
    }

    void order() {
        for (tries = 1; tries <= MOST_TRIES; tries++) {
            if (wishes.isEmpty()) {
                story.refused("out-of-stock");
                return;
            }
            Answer answer = story.plan.cart() ? byCart() : send(direct());
            notes.happened("orders sent");
            if (answer == null || goesOn(answer)) {
                continue;
            }
            return;
        }
        story.refused("tried in vain");
    }

    /** @return whether it is worth another try */
    private boolean goesOn(Answer answer) {
        if (answer.ok()) {
            story.placed(answer.json());
            placed.accept(answer);
            return false;
        }
        switch (answer.problem()) {
            case "out-of-stock" -> {
                notes.happened("orders refused as sold out");
                // The sentence names the items that are short.
                wishes.removeIf(
                        wish -> answer.text("detail").contains(dish(wish).id()));
                return true;
            }
            case "visit-over" -> {
                notes.happened("moved while they ordered");
                return phone.renew();
            }
            case "cart-changed", "cart-empty" -> {
                // Also by an order before this one that is still on its way: what it finds beside its own it takes out.
                notes.happened("cart changed by another");
                return true;
            }
            case "payment-declined", "order-expired", "order-given-up" -> story.notPaid(answer.problem());
            default -> story.refused(answer.problem());
        }
        return false;
    }

    private Dish dish(Wish wish) {
        return house.dishes().get(wish.dish());
    }

    private Map<String, Object> direct() {
        return Map.of(
                "lines",
                wishes.stream().map(wish -> dish(wish).line(wish, "version")).toList());
    }

    /** @return null when it has to begin anew */
    private Answer byCart() {
        Map<String, Wish> lines = new HashMap<>();
        for (Wish wish : wishes) {
            String line = UUID.randomUUID().toString();
            lines.put(line, wish);
            Answer put =
                    phone.ask(Request.put("/api/cart/lines/" + line, dish(wish).line(wish, "itemVersion"))
                            .cut(cut()));
            if (!put.ok()) {
                story.refused(put.problem());
                return put;
            }
        }
        JsonNode cart = cart();
        for (JsonNode line : cart.path("lines")) {
            boolean soldOut = line.path("soldOut").isObject()
                    || line.path("available").asInt() < line.path("quantity").asInt();
            boolean left = !lines.containsKey(line.path("id").asText());
            if (line.path("own").asBoolean() && (soldOut || left)) {
                takeOut(line);
                wishes.remove(lines.remove(line.path("id").asText()));
                notes.happened(left ? "cart lines left over" : "cart lines sold out");
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        Map<String, Object> all =
                Map.of("cart", Map.of("version", cart().path("version").asInt(), "of", "own"));
        Answer answer = send(all);
        if (!answer.ok()) {
            emptied(lines);
        }
        return answer;
    }

    /** So that the next try begins with nothing of this phone's in it. */
    private void emptied(Map<String, Wish> lines) {
        for (JsonNode line : cart().path("lines")) {
            if (lines.containsKey(line.path("id").asText())) {
                takeOut(line);
            }
        }
    }

    private JsonNode cart() {
        return phone.ask(Request.get("/api/cart")).json();
    }

    private void takeOut(JsonNode line) {
        phone.ask(Request.delete("/api/cart/lines/" + line.path("id").asText() + "?version="
                + line.path("version").asInt()));
    }

    private Answer send(Map<String, Object> what) {
        Map<String, Object> body = new HashMap<>(what);
        Pay pay = story.plan.pay();
        if (pay.token != null) {
            body.put("paymentToken", pay.token);
        } else if (pay == Pay.COUNTER) {
            body.put("payment", "counter");
        }
        body.put("serving", story.plan.toGo() ? "TO_GO" : "HERE");
        Request request = Request.post("/api/orders", body)
                .key("evening-" + UUID.randomUUID())
                .cut(cut());
        Answer answer = phone.ask(request);
        // A repeat may come while the first one is still being placed: only then there is a page, or a counter, to pay
        // at.
        while (answer.text("state").equals("PLACING")) {
            notes.happened("asked while it was being placed");
            Pause.millis(PLACED_SOON_MILLIS);
            answer = phone.ask(request.cut(Cut.NOT));
        }
        return answer;
    }

    /** Only the first time: who has lost the line tries where it is better. */
    private Cut cut() {
        return tries == 1 ? story.plan.cut() : Cut.NOT;
    }
}
