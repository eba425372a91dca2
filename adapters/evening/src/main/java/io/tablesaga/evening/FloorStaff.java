package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Listens to the floor, and comes when somebody calls. */
final class FloorStaff implements Feed.Listener {

    private final House house;
    private final EveningClock clock;
    private final Notes notes;
    private final Random dice;
    private final Feed feed;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    FloorStaff(House house, EveningClock clock, Notes notes, Random dice) {
        this.house = house;
        this.clock = clock;
        this.notes = notes;
        this.dice = dice;
        this.feed = new Feed(house.doors(), clock, this::request, this);
    }

    void begin() {
        feed.listen();
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(house.doors().base().resolve(house.path("/floor/events")))
                .header("Authorization", "Bearer " + house.staff().floor().value());
    }

    @Override
    public void heard(String event, String data) {
        if (!event.equals("calls")) {
            return;
        }
        for (JsonNode call : Doors.json(data)) {
            String id = call.path("callId").asText();
            if (known.add(id)) {
                clock.after(0.3 + dice.nextDouble(), () -> comes(id));
            }
        }
    }

    private void comes(String call) {
        Answer answer =
                house.ask(house.staff().floor(), Request.post(house.path("/calls/" + call + "/acknowledge"), Map.of()));
        notes.happened(answer.ok() ? "calls answered" : "call not answered: " + answer.problem());
    }

    void end() {
        feed.leave();
    }
}
