package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.Refusal;
import io.tablesaga.shared.routes.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** Why a store takes no order now, or not this one. */
final class StoreProblems {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private StoreProblems() {}

    static Problem notTaken(Refusal refusal) {
        if (refusal instanceof Refusal.StoreClosed closed) {
            String again = closed.opensAt()
                    .map(opens -> " Orders are taken again from " + at(opens, closed.zone()) + ".")
                    .orElse("");
            return closed.lastOrderPast()
                    ? no("last-order-past", "The last order is past", "주문이 마감되었습니다. Nothing was charged." + again)
                    : no("store-closed", "The store is closed", "영업 시간이 아닙니다. Nothing was charged." + again);
        }
        if (refusal instanceof Refusal.StorePaused paused) {
            String again = paused.pause()
                    .until()
                    .map(until -> "Order again from " + at(until, paused.zone()) + ".")
                    .orElse("Ask the staff, or look again later.");
            return no(
                    "store-paused",
                    "The store takes no orders for now",
                    "지금은 주문을 받지 않습니다. Nothing was charged. " + paused.pause().reason() + ". " + again);
        }
        return no(
                "prepay-only",
                "Pay as you order",
                "이 매장은 선결제만 가능합니다. Nothing was ordered: leave out payment to pay on the provider's page.");
    }

    static Problem outOfStock(Refusal.OutOfStock out) {
        return no(
                "out-of-stock",
                "Not enough in stock",
                "품절이거나 수량이 부족합니다. Nothing was charged. Take fewer or another dish: "
                        + out.shortages().stream()
                                .map(shortage -> shortage.item() + " (" + left(shortage, out.zone()) + ")")
                                .collect(Collectors.joining(", ")));
    }

    private static String left(Refusal.Shortage shortage, ZoneId zone) {
        return shortage.soldOut()
                .map(soldOut -> "0 left, sold out "
                        + soldOut.until()
                                .map(until -> "until " + at(until, zone))
                                .orElse("for now"))
                .orElse(shortage.available() + " left");
    }

    private static Problem no(String name, String title, String detail) {
        return Problem.of(409, name, title, detail);
    }

    private static String at(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone)) + " (" + zone + ")";
    }
}
