package io.tablesaga.config;

import io.tablesaga.floor.CallingStaff;
import io.tablesaga.floor.FloorPlan;
import io.tablesaga.floor.FloorPlanNews;
import io.tablesaga.floor.StaffCalls;
import io.tablesaga.floor.StoreCallNews;
import io.tablesaga.floor.StoreNews;
import io.tablesaga.floor.VisitCallNews;
import io.tablesaga.floor.persistence.JdbcStaffCalls;
import io.tablesaga.floor.routes.CallRoutes;
import io.tablesaga.floor.routes.StoreNewsRoutes;
import io.tablesaga.floor.routes.VisitAnswers;
import io.tablesaga.floor.web.FloorController;
import io.tablesaga.ordering.persistence.JdbcFloorPlan;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.web.NewsStreams;
import io.tablesaga.shared.web.Streams;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The floor as staff see it: its tables, who calls, and what changes. */
@Configuration(proxyBeanMethods = false)
class FloorConfiguration {

    @Bean
    FloorPlan floorPlan(DataSource dataSource) {
        return new JdbcFloorPlan(dataSource);
    }

    @Bean
    FloorPlanNews floorPlanNews(FloorPlan plan) {
        return new FloorPlanNews(plan);
    }

    @Bean
    StaffCalls staffCalls(DataSource dataSource) {
        return new JdbcStaffCalls(dataSource);
    }

    @Bean
    CallingStaff callingStaff(
            StaffCalls calls,
            TimeOrderedIds ids,
            @Value("${visit.calls.most}") int most,
            @Value("${visit.calls.within}") Duration within) {
        return new CallingStaff(calls, ids, new CallingStaff.Limits(most, within));
    }

    @Bean
    VisitCallNews visitCallNews(StaffCalls calls, @Value("${visit.calls.within}") Duration within) {
        return new VisitCallNews(calls, within);
    }

    @Bean
    StoreCallNews storeCallNews(StaffCalls calls) {
        return new StoreCallNews(calls);
    }

    @Bean
    CallRoutes callRoutes(CallingStaff calling, VisitAnswers answers) {
        return new CallRoutes(calling, answers);
    }

    /** A store does not end. */
    @Bean
    NewsStreams<StoreId> storeStreams(
            List<StoreNews> news,
            @Value("${store.events.per-store}") int perStore,
            @Value("${store.events.in-all}") int inAll,
            @Value("${store.events.beat}") Duration beat,
            @Value("${store.events.life}") Duration life) {
        return new NewsStreams<>("store-streams", store -> true, news, new Streams.Limits(perStore, inAll, beat, life));
    }

    @Bean
    StoreNewsRoutes storeNewsRoutes(NewsStreams<StoreId> streams) {
        return new StoreNewsRoutes(streams);
    }

    @Bean
    FloorController floorController(FloorPlan plan, StaffCalls calls, NewsStreams<StoreId> streams) {
        return new FloorController(plan, calls, streams);
    }
}
