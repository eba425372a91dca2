package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.evening.OrderPlan.Mood;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who has ordered: pays, waits until it is known whether they have, and may change their mind. */
final class Guest {

    private static final long LOOKS_EVERY_MILLIS = 500;
    private static final double KITCHEN_HAS_BEGUN = 3;
    /** Longer than a product that goes with the evening's time keeps an order that nobody pays. */
    private static final double GIVES_UP = 15;

    private final House house;
    private final EveningClock clock;
    private final Notes notes;
    private final Story story;
    private final Runnable settled;
    private final ProviderPage page;
    private double looksSince = -1;
    private boolean calledOff;

    /** @param settled it is known whether the order is paid */
    Guest(House house, EveningClock clock, Notes notes, Story story, Runnable settled) {
        this.house = house;
        this.clock = clock;
        this.notes = notes;
        this.story = story;
        this.settled = settled;
        this.page = new ProviderPage(house.doors().http());
    }

    void orders(Phone phone) {
        new Ordering(house, notes, phone, story, this::placed).order();
        if (story.told() != Story.Told.NOTHING) {
            settled.run();
        }
    }

    private void placed(Answer answer) {
        double patience = story.plan.patience();
        if (answer.status() == 201) {
            paid();
        } else if (answer.json().has("checkout")) {
            String url = answer.json().at("/checkout/url").asText();
            clock.after(patience, () -> atThePage(url));
        } else if (answer.json().has("counter")) {
            clock.after(patience, this::atCounter);
        } else {
            notes.happened("undecided at first");
            look();
        }
    }

    private void atThePage(String url) {
        switch (story.plan.pay()) {
            case PAGE_LEFT -> {
                notes.happened("left at the provider's page");
                look();
            }
            case PAGE_TWICE -> {
                page.decline(url);
                clock.after(story.plan.patience(), () -> pay(url, true));
            }
            default -> pay(url, true);
        }
    }

    /** @param again whether the guest tries once more when the provider declines */
    private void pay(String url, boolean again) {
        Answer answer = house.doors()
                .ask(Request.post("/api/payments/confirm", page.pay(url)).cut(story.plan.cut()));
        if (answer.status() == 201) {
            paid();
        } else if (answer.json().has("checkout") && again) {
            notes.happened("paid again on the page");
            pay(answer.json().at("/checkout/url").asText(), false);
        } else {
            notes.happened(answer.ok() ? "undecided at first" : "confirm refused: " + answer.problem());
            look();
        }
    }

    private void atCounter() {
        boolean cash = story.party % 2 == 0;
        Map<String, Object> money = cash
                ? Map.of("method", "CASH", "amount", story.won())
                : Map.of("method", "TERMINAL", "amount", story.won(), "approvalNumber", "3001" + story.party);
        Answer answer = house.ask(
                house.staff().floor(),
                Request.post("/api/orders/" + story.order() + "/counter-payment", money)
                        .key("counter-" + story.order())
                        .cut(story.plan.cut()));
        if (answer.ok()) {
            paid();
        } else {
            notes.happened("counter refused: " + answer.problem());
            look();
        }
    }

    /** Until it is known; an order that nobody pays ends with its hold, or when its guest gives up. */
    private void look() {
        JsonNode order = seen();
        String state = order.path("state").asText();
        if (state.equals("AWAITING_PAYMENT")) {
            callOffIfInVain();
        }
        switch (state) {
            case "PAID", "CANCELLING", "REFUND_FAILED" -> paid();
            case "CANCELLED" -> {
                story.notPaid(order.path("reason").asText("CANCELLED"));
                settled.run();
            }
            default -> clock.afterMillis(LOOKS_EVERY_MILLIS, this::look);
        }
    }

    private void callOffIfInVain() {
        looksSince = looksSince < 0 ? clock.minute() : looksSince;
        if (calledOff || clock.minute() - looksSince < GIVES_UP) {
            return;
        }
        calledOff = true;
        Answer answer = house.doors()
                .ask(Request.post("/api/orders/" + story.order() + "/cancellations", Map.of("reason", "그냥 갈게요"))
                        .by(story.capability())
                        .key("call-off-" + story.order()));
        notes.happened(answer.ok() ? "called off unpaid" : "call-off refused: " + answer.problem());
    }

    private JsonNode seen() {
        return house.doors()
                .ask(Request.get("/api/orders/" + story.order()).by(story.capability()))
                .expected("a guest's own order")
                .json();
    }

    private void paid() {
        story.paid();
        settled.run();
        Mood mood = story.plan.mood();
        if (mood == Mood.CANCELS_LATE) {
            clock.after(KITCHEN_HAS_BEGUN, this::cancel);
        } else if (mood != Mood.EATS) {
            clock.after(story.plan.patience() / 2, this::cancel);
        }
    }

    private void cancel() {
        boolean line = story.plan.mood() == Mood.CANCELS_A_LINE;
        Answer answer = house.doors()
                .ask(Request.post(
                                "/api/orders/" + story.order() + "/cancellations",
                                line ? Map.of("positions", List.of(1)) : Map.of("reason", "마음이 바뀌었어요"))
                        .by(story.capability())
                        .key("cancel-" + UUID.randomUUID())
                        .cut(story.plan.cut()));
        if (answer.ok()) {
            notes.happened(line ? "lines cancelled" : "orders cancelled");
            return;
        }
        notes.happened("cancel refused: " + answer.problem());
        boolean staffMay =
                answer.is("paid-at-counter") || answer.is("being-made") && story.plan.mood() == Mood.CANCELS_LATE;
        if (staffMay) {
            askStaff();
        } else if (!List.of("being-made", "nothing-to-cancel").contains(answer.problem())) {
            notes.wrong("Who cancelled " + story + " was answered " + answer.problem() + ".");
        }
    }

    private void askStaff() {
        Answer answer = house.ask(
                house.staff().floor(),
                Request.post(
                                "/api/orders/" + story.order() + "/staff-cancellations",
                                Map.of("agreed", true, "discarded", true, "reason", "손님이 요청하셨습니다"))
                        .key("staff-" + UUID.randomUUID()));
        notes.happened(answer.ok() ? "staff agreed to cancel" : "staff cancel refused: " + answer.problem());
        if (!answer.ok() && !answer.is("nothing-to-cancel")) {
            notes.wrong("Staff who cancelled " + story + " were answered " + answer.problem() + ".");
        }
    }
}
