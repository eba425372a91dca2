package io.tablesaga.ordering;

import static io.tablesaga.ordering.CartEdit.CHANGED_MEANWHILE;
import static io.tablesaga.ordering.CartEdit.DONE;
import static io.tablesaga.ordering.CartEdit.FULL;
import static io.tablesaga.ordering.CartEdit.VISIT_OVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.ordering.FillingOrders.Filling;
import io.tablesaga.ordering.PlaceOrder.FromCart;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.VisitId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Edits of a cart and orders from it, one after the other; what they do at the same time is the database's. */
class CartTest {

    private static final VisitId VISIT = new VisitId(new UUID(1, 1));
    private static final ItemId NOODLES = new ItemId(new UUID(2, 1));
    private static final UUID LINE = new UUID(3, 1);
    private static final Caller.Phone MINA = phone(1, VISIT);
    private static final Caller.Phone JUNO = phone(2, VISIT);

    private final KeptCart kept = new KeptCart(VISIT);
    private final EditingCarts editing = new EditingCarts(kept);
    private final FillingOrders filling = new FillingOrders(kept);

    private static Caller.Phone phone(int number, VisitId visit) {
        return new Caller.Phone(
                new UUID(4, number), new StoreId(new UUID(5, 1)), new TableId(new UUID(6, 1)), visit, null);
    }

    private static PlaceOrder.Line noodles(int quantity) {
        return new PlaceOrder.Line(NOODLES, quantity, Set.of(), Optional.of(1));
    }

    private CartEdit put(Caller.Phone who, UUID line, int version, int quantity) {
        return editing.carryOut(new EditCart.Put(who, line, version, noodles(quantity)));
    }

    private CartEdit remove(Caller.Phone who, int version) {
        return editing.carryOut(new EditCart.Remove(who, LINE, version));
    }

    private Filling fill(Caller.Phone who, int version, boolean own) {
        return filling.fill(order(who), new FromCart(version, own));
    }

    private static PlaceOrder order(Caller.Phone who) {
        return new PlaceOrder(
                new OrderId(new UUID(7, 1)),
                who,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                null,
                true,
                "key",
                "digest",
                TraceParent.of(null));
    }

    private void taken(Caller.Phone who, Filling lines) {
        assertThat(lines.refusal()).isEmpty();
        filling.take(order(who), lines);
    }

    private Cart cart() {
        return kept.find(VISIT);
    }

    @Test
    void an_edit_said_again_is_done_once() {
        assertThat(put(MINA, LINE, 0, 1)).isEqualTo(DONE);
        assertThat(put(MINA, LINE, 0, 1)).isEqualTo(DONE);
        assertThat(cart().version()).isEqualTo(1);
        assertThat(put(JUNO, LINE, 1, 2)).isEqualTo(DONE);
        assertThat(put(JUNO, LINE, 1, 2)).isEqualTo(DONE);
        assertThat(cart().version()).isEqualTo(2);
        assertThat(cart().of(MINA.device())).hasSize(1);
        assertThat(remove(JUNO, 2)).isEqualTo(DONE);
        assertThat(remove(JUNO, 2)).isEqualTo(DONE);
        assertThat(cart().version()).isEqualTo(3);
    }

    @Test
    void nobody_writes_over_what_they_have_not_seen() {
        put(MINA, LINE, 0, 1);
        put(JUNO, LINE, 1, 2);
        assertThat(put(MINA, LINE, 1, 3)).isEqualTo(CHANGED_MEANWHILE);
        assertThat(put(MINA, LINE, 0, 1)).isEqualTo(CHANGED_MEANWHILE);
        assertThat(remove(MINA, 1)).isEqualTo(CHANGED_MEANWHILE);
        assertThat(cart().lines().get(0).wish().quantity()).isEqualTo(2);
        assertThat(put(MINA, new UUID(3, 2), 1, 1)).isEqualTo(CHANGED_MEANWHILE);
        assertThat(cart().lines()).hasSize(1);
    }

    @Test
    void what_was_taken_out_or_ordered_is_nobodys_to_change() {
        put(MINA, LINE, 0, 1);
        Filling all = fill(MINA, 1, false);
        taken(MINA, all);
        assertThat(put(MINA, LINE, 0, 1)).isEqualTo(CHANGED_MEANWHILE);
        assertThat(put(MINA, LINE, 1, 2)).isEqualTo(CHANGED_MEANWHILE);
        assertThat(remove(MINA, 1)).isEqualTo(CHANGED_MEANWHILE);
        kept.comeBack();
        int back = cart().lines().get(0).version();
        assertThat(remove(MINA, back)).isEqualTo(DONE);
        assertThat(put(MINA, LINE, 0, 1)).isEqualTo(CHANGED_MEANWHILE);
        assertThat(put(MINA, LINE, back, 1)).isEqualTo(CHANGED_MEANWHILE);
        assertThat(cart().lines()).isEmpty();
    }

    @Test
    void an_order_is_of_the_cart_that_was_seen() {
        put(MINA, LINE, 0, 1);
        put(JUNO, new UUID(3, 2), 0, 2);
        assertThat(fill(MINA, 1, false).refusal()).contains(new Refusal.CartChanged());
        assertThat(fill(MINA, 3, false).refusal()).contains(new Refusal.CartChanged());
        assertThat(fill(MINA, 3, true).refusal()).contains(new Refusal.CartChanged());
        // The same of the same is one line.
        assertThat(fill(MINA, 2, false).ordered()).containsExactly(noodles(3));
        // Hers are what she has seen, whatever became of his; and the other way round.
        assertThat(fill(MINA, 1, true).ordered()).containsExactly(noodles(1));
        assertThat(fill(JUNO, 1, true).refusal()).contains(new Refusal.CartChanged());
        taken(MINA, fill(MINA, 1, true));
        assertThat(fill(MINA, 2, true).refusal()).contains(new Refusal.CartChanged());
        assertThat(fill(MINA, 3, true).refusal()).contains(new Refusal.CartEmpty());
        assertThat(fill(JUNO, 2, true).ordered()).containsExactly(noodles(2));
    }

    @Test
    void what_came_back_is_looked_at_before_it_is_ordered_again() {
        put(MINA, LINE, 0, 1);
        taken(MINA, fill(MINA, 1, true));
        int away = cart().version();
        kept.comeBack();
        assertThat(fill(MINA, away, true).refusal()).contains(new Refusal.CartChanged());
        assertThat(fill(MINA, cart().version(), true).ordered()).containsExactly(noodles(1));
    }

    @Test
    void a_cart_is_full_some_time_and_over_with_its_visit() {
        for (int i = 0; i < Cart.MOST_LINES; i++) {
            assertThat(put(MINA, new UUID(8, i), 0, 1)).isEqualTo(DONE);
        }
        assertThat(put(MINA, LINE, 0, 1)).isEqualTo(FULL);
        assertThat(put(MINA, new UUID(8, 1), 2, 5)).isEqualTo(DONE);
        Caller.Phone elsewhere = phone(3, new VisitId(new UUID(1, 2)));
        assertThat(put(elsewhere, LINE, 0, 1)).isEqualTo(VISIT_OVER);
        assertThat(fill(elsewhere, 0, false).refusal()).contains(new Refusal.VisitOver());
    }
}
