package io.tablesaga.ordering.web;

import io.tablesaga.ordering.Order;
import io.tablesaga.ordering.OrderCapability;
import io.tablesaga.ordering.Orders;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.web.CallerHeader;
import io.tablesaga.shared.web.NotFound;
import java.util.Optional;

/** Opens an order to whoever holds the token its creation returned, and to the phones and tablet of its visit. */
final class Capabilities {

    private static final String BEARER = "Bearer ";

    private Capabilities() {}

    /** @throws NotFound when it is not the caller's; a wrong token and an unknown order answer alike */
    static Order open(Orders orders, OrderCapability capability, OrderId id, String authorization) {
        String token = authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : null;
        return orders.find(id)
                .filter(order -> capability.opens(token, id) || ofVisit(order, CallerHeader.caller()))
                .orElseThrow(() -> new NotFound("There is no such order for this token."));
    }

    private static boolean ofVisit(Order order, Caller caller) {
        return caller instanceof Caller.AtTable guest
                && Optional.of(order.visit()).equals(guest.visit());
    }
}
