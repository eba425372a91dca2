package io.tablesaga.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.floor.FloorPlan.Left;
import io.tablesaga.floor.FloorPlan.Ordered;
import io.tablesaga.floor.FloorPlan.Party;
import io.tablesaga.floor.FloorPlan.Place;
import io.tablesaga.floor.FloorPlan.Sums;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of all that is true of a table, what matters most is said. */
class FloorStateTest {

    private static final Instant SEATED = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant LEFT = Instant.parse("2026-11-22T09:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, SEATED",
        "3, 0, 0, 0, ORDERED",
        "3, 1, 0, 0, PAYING",
        "3, 1, 1, 0, AT_COUNTER",
        "3, 0, 1, 0, AT_COUNTER",
        "3, 1, 1, 1, REFUND_OWED",
        "1, 0, 0, 1, REFUND_OWED"
    })
    void a_party_stands_as_its_orders_do(int orders, int paying, int atCounter, int owed, FloorState state) {
        Ordered ordered = new Ordered(orders, paying, atCounter, owed, Optional.empty(), Optional.empty());
        Party party = new Party(
                new VisitId(UUID.randomUUID()), SEATED, Optional.empty(), 0, ordered, Optional.empty(), List.of());
        Place place = place(Optional.of(party), Optional.of(left()));
        assertThat(place.state()).isEqualTo(state);
        assertThat(place.since()).contains(SEATED);
    }

    @Test
    void where_nobody_sits_what_was_left_open_is_said() {
        assertThat(place(Optional.empty(), Optional.empty()).state()).isEqualTo(FloorState.FREE);
        assertThat(place(Optional.empty(), Optional.empty()).since()).isEmpty();
        Place left = place(Optional.empty(), Optional.of(left()));
        assertThat(left.state()).isEqualTo(FloorState.LEFT_OPEN);
        assertThat(left.since()).contains(LEFT);
    }

    private static Left left() {
        return new Left(1, LEFT, new Sums(Money.won(9000), Money.won(9000)));
    }

    private static Place place(Optional<Party> party, Optional<Left> left) {
        return new Place(new TableId(UUID.randomUUID()), "1번", party, left);
    }
}
