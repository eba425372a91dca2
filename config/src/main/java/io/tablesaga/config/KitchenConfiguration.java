package io.tablesaga.config;

import io.tablesaga.floor.VisitNews;
import io.tablesaga.kitchen.LateTickets;
import io.tablesaga.kitchen.TicketEvents;
import io.tablesaga.kitchen.Tickets;
import io.tablesaga.kitchen.persistence.JdbcTickets;
import io.tablesaga.kitchen.routes.CookRoutes;
import io.tablesaga.kitchen.routes.KitchenRoutes;
import io.tablesaga.kitchen.routes.MoveRoutes;
import io.tablesaga.kitchen.routes.TicketChanges;
import io.tablesaga.kitchen.routes.TicketNewsRoutes;
import io.tablesaga.kitchen.routes.TurnRoutes;
import io.tablesaga.kitchen.routes.WithdrawRoutes;
import io.tablesaga.kitchen.web.LateTicketController;
import io.tablesaga.kitchen.web.TicketChangesController;
import io.tablesaga.kitchen.web.TicketController;
import io.tablesaga.kitchen.web.TicketStreams;
import io.tablesaga.ordering.KitchenProgress;
import io.tablesaga.ordering.OrderHistory;
import io.tablesaga.ordering.OrdersNews;
import io.tablesaga.ordering.persistence.JdbcKitchenProgress;
import io.tablesaga.ordering.persistence.JdbcLateTickets;
import io.tablesaga.ordering.routes.KitchenProgressRoutes;
import io.tablesaga.ordering.routes.LateTicketRoutes;
import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.routes.CloudEvents;
import io.tablesaga.shared.routes.TopicNews;
import io.tablesaga.shared.web.Streams;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kitchen: its tickets, who hears of their changes, and what ordering makes of those. */
@Configuration(proxyBeanMethods = false)
class KitchenConfiguration {

    @Bean
    TicketEvents ticketEvents(Outbox outbox, CloudEvents events) {
        return new TicketChanges(outbox, events);
    }

    @Bean
    Tickets tickets(DataSource dataSource, TicketEvents events) {
        return new JdbcTickets(dataSource, events);
    }

    @Bean
    KitchenRoutes kitchenRoutes(Tickets tickets) {
        return new KitchenRoutes(tickets);
    }

    @Bean
    CookRoutes cookRoutes(Tickets tickets) {
        return new CookRoutes(tickets);
    }

    @Bean
    TurnRoutes turnRoutes(Tickets tickets) {
        return new TurnRoutes(tickets);
    }

    @Bean
    WithdrawRoutes withdrawRoutes(Tickets tickets) {
        return new WithdrawRoutes(tickets);
    }

    @Bean
    MoveRoutes moveRoutes(Tickets tickets) {
        return new MoveRoutes(tickets);
    }

    @Bean
    TicketController ticketController(Tickets tickets) {
        return new TicketController(tickets);
    }

    @Bean
    TicketStreams ticketStreams(
            Tickets tickets,
            LateTickets late,
            @Value("${kitchen.displays.per-store}") int perStore,
            @Value("${kitchen.displays.in-all}") int inAll,
            @Value("${kitchen.displays.beat}") Duration beat,
            @Value("${kitchen.displays.life}") Duration life) {
        return new TicketStreams(tickets, late, new Streams.Limits(perStore, inAll, beat, life));
    }

    @Bean
    TicketChangesController ticketChangesController(Tickets tickets, TicketStreams streams) {
        return new TicketChangesController(tickets, streams);
    }

    @Bean
    TicketNewsRoutes ticketNewsRoutes(Tickets tickets, TicketStreams streams) {
        return new TicketNewsRoutes(tickets, streams);
    }

    @Bean
    LateTickets lateTickets(DataSource dataSource, @Value("${ordering.late-tickets.after}") Duration after) {
        return new JdbcLateTickets(dataSource, after);
    }

    @Bean
    LateTicketRoutes lateTicketRoutes(LateTickets late) {
        return new LateTicketRoutes(late);
    }

    @Bean
    LateTicketController lateTicketController(LateTickets late) {
        return new LateTicketController(late);
    }

    @Bean
    KitchenProgress kitchenProgress(DataSource dataSource) {
        return new JdbcKitchenProgress(dataSource);
    }

    @Bean
    KitchenProgressRoutes kitchenProgressRoutes(KitchenProgress progress, TopicNews news) {
        return new KitchenProgressRoutes(progress, news);
    }

    @Bean
    VisitNews ordersNews(OrderHistory history) {
        return new OrdersNews(history);
    }
}
