package io.tablesaga.ordering;

import io.tablesaga.shared.VisitId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the guests of a visit have put together and not ordered yet; it is the same for all of their phones.
 *
 * @param version grows with each change, also when lines come back; 0 before the first
 * @param lines in the order they were put in
 */
public record Cart(VisitId visit, int version, List<CartLine> lines) {

    public static final int MOST_LINES = 50;

    public Cart {
        lines = List.copyOf(lines);
    }

    public static Cart empty(VisitId visit) {
        return new Cart(visit, 0, List.of());
    }

    Optional<CartLine> line(UUID id) {
        return lines.stream().filter(line -> line.id().equals(id)).findFirst();
    }

    /** Those that a phone or tablet has put in. */
    public List<CartLine> of(UUID device) {
        return lines.stream().filter(line -> line.device().equals(device)).toList();
    }
}
