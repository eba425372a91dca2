package io.tablesaga.config;

import io.tablesaga.accounts.Accounts;
import io.tablesaga.accounts.Tries;
import io.tablesaga.floor.Asks;
import io.tablesaga.floor.Bills;
import io.tablesaga.floor.Guesses;
import io.tablesaga.floor.Joining;
import io.tablesaga.floor.Phones;
import io.tablesaga.floor.Seating;
import io.tablesaga.floor.Secrets;
import io.tablesaga.floor.Slips;
import io.tablesaga.floor.Stores;
import io.tablesaga.floor.TableCodes;
import io.tablesaga.floor.Tables;
import io.tablesaga.floor.VisitNews;
import io.tablesaga.floor.VisitTimes;
import io.tablesaga.floor.Visits;
import io.tablesaga.floor.persistence.JdbcAsks;
import io.tablesaga.floor.persistence.JdbcPhones;
import io.tablesaga.floor.persistence.JdbcSlips;
import io.tablesaga.floor.persistence.JdbcVisits;
import io.tablesaga.floor.routes.JoinRoutes;
import io.tablesaga.floor.routes.SeatingMessages;
import io.tablesaga.floor.routes.SeatingRoutes;
import io.tablesaga.floor.routes.VisitAnswers;
import io.tablesaga.floor.routes.VisitNewsRoutes;
import io.tablesaga.floor.web.JoinCodeController;
import io.tablesaga.floor.web.ScannedTableController;
import io.tablesaga.floor.web.TableAddresses;
import io.tablesaga.floor.web.VisitController;
import io.tablesaga.floor.web.VisitEventsController;
import io.tablesaga.ordering.OrderHistory;
import io.tablesaga.ordering.persistence.JdbcBills;
import io.tablesaga.ordering.persistence.JdbcOrderHistory;
import io.tablesaga.ordering.web.OrderHistoryController;
import io.tablesaga.shared.Alarms;
import io.tablesaga.shared.Listeners;
import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.VisitId;
import io.tablesaga.shared.routes.CloudEvents;
import io.tablesaga.shared.web.NewsStreams;
import io.tablesaga.shared.web.Streams;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/** Visits: how they begin, who joins, what a guest sees of them. */
@Configuration(proxyBeanMethods = false)
class VisitConfiguration {

    @Bean
    Visits visits(DataSource dataSource) {
        return new JdbcVisits(dataSource);
    }

    @Bean
    Phones phones(DataSource dataSource) {
        return new JdbcPhones(dataSource);
    }

    @Bean
    Asks asks(DataSource dataSource) {
        return new JdbcAsks(dataSource);
    }

    @Bean
    Slips slips(DataSource dataSource) {
        return new JdbcSlips(dataSource);
    }

    @Bean
    Bills bills(DataSource dataSource) {
        return new JdbcBills(dataSource);
    }

    @Bean
    OrderHistory orderHistory(DataSource dataSource) {
        return new JdbcOrderHistory(dataSource);
    }

    @Bean
    VisitTimes visitTimes(
            @Value("${visit.code-time}") Duration code,
            @Value("${visit.slip-time}") Duration slip,
            @Value("${visit.ask-time}") Duration ask,
            @Value("${visit.move-time}") Duration move) {
        return new VisitTimes(code, slip, ask, move);
    }

    @Bean
    Seating seating(Visits visits, Phones phones, Slips slips, Bills bills, TimeOrderedIds ids, VisitTimes times) {
        return new Seating(visits, phones, slips, bills, new Secrets(), ids, times);
    }

    @Bean
    Joining joining(
            Visits visits,
            Phones phones,
            Slips slips,
            Asks asks,
            Accounts accounts,
            TimeOrderedIds ids,
            VisitTimes times) {
        return new Joining(visits, phones, slips, asks, accounts, new Secrets(), ids, times);
    }

    @Bean
    Guesses guesses(
            Tries tries,
            Visits visits,
            Alarms alarms,
            @Value("${visit.tries.table}") int atTable,
            @Value("${visit.tries.address}") int fromAddress,
            @Value("${visit.tries.first-lock}") Duration firstLock,
            @Value("${visit.tries.longest-lock}") Duration longestLock) {
        return new Guesses(
                tries,
                new Tries.Limits(atTable, firstLock, longestLock, longestLock),
                new Tries.Limits(fromAddress, firstLock, longestLock, longestLock),
                visits,
                alarms);
    }

    @Bean
    VisitAnswers visitAnswers(Clock clock) {
        return new VisitAnswers(clock);
    }

    @Bean
    SeatingRoutes seatingRoutes(Seating seating, Outbox outbox, CloudEvents events, VisitAnswers answers) {
        return new SeatingRoutes(seating, new SeatingMessages(outbox, events), answers);
    }

    @Bean
    JoinRoutes joinRoutes(Joining joining, Guesses guesses, VisitAnswers answers) {
        return new JoinRoutes(joining, guesses, answers);
    }

    @Bean
    ScannedTableController scannedTableController(Visits visits) {
        return new ScannedTableController(visits);
    }

    @Bean
    VisitController visitController(Visits visits, Phones phones, Asks asks, Stores stores) {
        return new VisitController(visits, phones, asks, stores);
    }

    @Bean
    JoinCodeController joinCodeController(
            Seating seating, Visits visits, Tables tables, TableCodes codes, TableAddresses addresses) {
        return new JoinCodeController(seating, visits, tables, codes, addresses);
    }

    @Bean
    NewsStreams<VisitId> visitStreams(
            Visits visits,
            List<VisitNews> news,
            @Value("${visit.events.per-visit}") int perVisit,
            @Value("${visit.events.in-all}") int inAll,
            @Value("${visit.events.beat}") Duration beat,
            @Value("${visit.events.life}") Duration life) {
        return new NewsStreams<>("visit-streams", visits::runs, news, new Streams.Limits(perVisit, inAll, beat, life));
    }

    /** Whoever listens would else be waited for. */
    @Bean
    ApplicationListener<ContextClosedEvent> nobodyListens(List<Listeners<?>> listeners) {
        return new FirstToHear(listeners);
    }

    record FirstToHear(List<Listeners<?>> listeners) implements ApplicationListener<ContextClosedEvent>, Ordered {

        @Override
        public void onApplicationEvent(ContextClosedEvent closed) {
            listeners.forEach(Listeners::close);
        }

        /** Before {@link LastWordConfiguration.Closing}. */
        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }

    @Bean
    VisitEventsController visitEventsController(NewsStreams<VisitId> streams) {
        return new VisitEventsController(streams);
    }

    @Bean
    VisitNewsRoutes visitNewsRoutes(NewsStreams<VisitId> streams) {
        return new VisitNewsRoutes(streams);
    }

    @Bean
    OrderHistoryController orderHistoryController(OrderHistory history) {
        return new OrderHistoryController(history);
    }
}
