package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.shared.routes.Admission;
import io.tablesaga.shared.routes.Busy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.Test;

/** Who comes in first when there is one place, and one who waits for it. */
class AdmissionTest {

    private final CamelContext camel = new DefaultCamelContext();
    private final Admission door = new Admission(1, 1, Duration.ofSeconds(20));
    private final List<String> entered = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whoever_comes_later_never_overtakes_one_who_waits() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            entered.clear();
            Exchange first = enter("first");
            Thread waiting = new Thread(() -> leave(enter("waiting")));
            waiting.start();
            await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
            leave(first);
            boolean later = !isTurnedAway("later");
            waiting.join();
            assertThat(entered).startsWith("first", "waiting").hasSize(later ? 3 : 2);
        }
    }

    /** Whoever is let in by this leaves again at once. */
    private boolean isTurnedAway(String who) {
        try {
            leave(enter(who));
            return false;
        } catch (Busy busy) {
            return true;
        }
    }

    private Exchange enter(String who) {
        Exchange order = new DefaultExchange(camel);
        door.enter(order);
        entered.add(who);
        return order;
    }

    private static void leave(Exchange order) {
        UnitOfWorkHelper.doneSynchronizations(
                order, order.getExchangeExtension().handoverCompletions());
    }
}
