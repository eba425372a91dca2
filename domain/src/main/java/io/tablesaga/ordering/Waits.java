package io.tablesaga.ordering;

import io.tablesaga.floor.Station;
import io.tablesaga.floor.Station.Making;
import io.tablesaga.ordering.Orders.Offer;
import io.tablesaga.shared.ItemId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The waits at the stations of an order's items, at one moment.
 *
 * @param stations those that quote, by name
 * @param making what each has to make before this order; nothing where it is left out
 */
record Waits(Map<String, Station> stations, Map<String, List<Making>> making) {

    static final Waits NONE = new Waits(Map.of(), Map.of());

    static Map<String, Station> stations(Offer offer) {
        Map<String, Station> all =
                offer.store().stations().stream().collect(Collectors.toMap(Station::name, Function.identity()));
        return offer.items().stream()
                .map(OfferedItem::station)
                .distinct()
                .filter(all::containsKey)
                .collect(Collectors.toMap(Function.identity(), all::get));
    }

    List<BrokenRule.Waiting> busy(List<OfferedItem> items) {
        List<BrokenRule.Waiting> busy = new ArrayList<>();
        for (OfferedItem item : items) {
            station(item).filter(station -> station.full(before(station))).ifPresent(station -> {
                List<Making> before = before(station);
                busy.add(new BrokenRule.Waiting(item, station.waiting(before), station.takesOrdersIn(before)));
            });
        }
        return busy;
    }

    /** Each line after those of this order before it. */
    List<Preparation> preparations(List<PlaceOrder.Line> lines, Map<ItemId, OfferedItem> offered) {
        List<Preparation> preparations = new ArrayList<>();
        Map<Station, Integer> portions = new HashMap<>();
        for (int n = 0; n < lines.size(); n++) {
            PlaceOrder.Line line = lines.get(n);
            int position = n + 1;
            station(offered.get(line.item())).ifPresent(station -> {
                int upToHere = portions.merge(station, line.quantity(), Integer::sum);
                preparations.add(new Preparation(position, station.name(), line.quantity(), (int)
                        station.readyIn(before(station), upToHere).toSeconds()));
            });
        }
        return preparations;
    }

    private Optional<Station> station(OfferedItem item) {
        return Optional.ofNullable(stations.get(item.station()));
    }

    private List<Making> before(Station station) {
        return making.getOrDefault(station.name(), List.of());
    }
}
