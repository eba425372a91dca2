package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.Order;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.stock.ReleaseStock;
import io.tablesaga.stock.SellStock;
import org.apache.camel.Exchange;

/** What an order asks of its stock after the hold, made from what the saga kept. */
final class StockCommands {

    private StockCommands() {}

    static void release(Exchange exchange) {
        exchange.getMessage().setBody(new ReleaseStock(order(exchange), saga(exchange)));
    }

    static void sell(Exchange exchange) {
        exchange.setVariable("sellStock", new SellStock(order(exchange)));
        exchange.getMessage()
                .setHeader(
                        OrderHeaders.TRACE,
                        exchange.getMessage().getBody(Order.class).trace().value());
    }

    private static OrderId order(Exchange exchange) {
        return OrderId.of(exchange.getMessage().getHeader(OrderHeaders.ORDER, String.class));
    }

    private static SagaId saga(Exchange exchange) {
        return SagaId.of(exchange.getMessage().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION, String.class));
    }
}
