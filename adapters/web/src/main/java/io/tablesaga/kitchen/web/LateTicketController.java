package io.tablesaga.kitchen.web;

import io.tablesaga.kitchen.LateTickets;
import io.tablesaga.kitchen.LateTickets.LateTicket;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.MoneyView;
import io.tablesaga.shared.web.Pages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A store's paid orders whose tickets have not come, with what can be done about each. */
@RestController
public class LateTicketController {

    static final String MESSAGE = "결제된 주문인데 주방에 주문서가 오지 않았습니다. 다시 보내거나 환불해 주세요. (This order is paid, and its ticket"
            + " has not reached the kitchen: have it sent again, or give the money back.)";

    private final LateTickets late;

    public LateTicketController(LateTickets late) {
        this.late = late;
    }

    record LateTicketsView(List<LateTicketView> tickets, UUID next) {}

    /** @param refundUrl for floor and managers; @param retryUrl for operators: it brings back all that are dead */
    record LateTicketView(
            UUID orderId,
            UUID tableId,
            MoneyView total,
            Instant paidAt,
            long waitedSeconds,
            List<String> lines,
            String message,
            String refundUrl,
            String retryUrl) {}

    @GetMapping("/api/stores/{storeId}/kitchen/late-tickets")
    LateTicketsView late(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        List<LateTicket> page =
                late.ofStore(new StoreId(storeId), Optional.ofNullable(after).map(OrderId::new), most);
        return new LateTicketsView(
                page.stream().map(LateTicketController::view).toList(),
                page.size() < most ? null : page.get(most - 1).order().value());
    }

    private static LateTicketView view(LateTicket ticket) {
        return new LateTicketView(
                ticket.order().value(),
                ticket.table().value(),
                MoneyView.of(ticket.total()),
                ticket.paidAt(),
                ticket.waited().toSeconds(),
                ticket.lines(),
                MESSAGE,
                "/api/orders/" + ticket.order() + "/staff-cancellations",
                "/api/kitchen/dead-letters/retry");
    }
}
