package io.tablesaga.ordering.web;

import io.tablesaga.ordering.OrderCapability;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.web.NotFound;

/** Opens an order to whoever holds the token its creation returned. */
final class Capabilities {

    private static final String BEARER = "Bearer ";

    private Capabilities() {}

    /** @throws NotFound when the token does not open it; a wrong token and an unknown order answer alike */
    static void check(OrderCapability capability, OrderId order, String authorization) {
        String token = authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : null;
        if (!capability.opens(token, order)) {
            throw nothing();
        }
    }

    static NotFound nothing() {
        return new NotFound("There is no such order for this token.");
    }
}
