package io.tablesaga.kitchen.routes;

import io.tablesaga.kitchen.Tickets;
import io.tablesaga.shared.Listeners;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.routes.NewsLine;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/** A ticket has changed: after the commit every node hears of it, and looks for the displays that listen. */
public final class TicketNewsRoutes extends RouteBuilder {

    private final Tickets tickets;
    private final Listeners<StoreId> listeners;

    public TicketNewsRoutes(Tickets tickets, Listeners<StoreId> listeners) {
        this.tickets = tickets;
        this.listeners = listeners;
    }

    @Override
    public void configure() {
        ProducerTemplate bell = getContext().createProducerTemplate();
        Endpoint waiting = getContext().getEndpoint("{{kitchen.news.waiting}}");
        tickets.afterCommit(store -> bell.sendBody(waiting, store.toString()));
        new NewsLine(this, "kitchen", "kitchen").lay(body(), store -> listeners.changed(StoreId.of(store)));
    }
}
