package io.tablesaga.config;

import io.tablesaga.insight.ItemOrders;
import io.tablesaga.insight.persistence.JdbcItemOrders;
import io.tablesaga.insight.routes.ItemOrdersRoutes;
import io.tablesaga.shared.routes.TopicNews;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Read models, and the routes that feed them. */
@Configuration(proxyBeanMethods = false)
class InsightConfiguration {

    @Bean
    ItemOrders itemOrders(DataSource dataSource) {
        return new JdbcItemOrders(dataSource);
    }

    @Bean
    ItemOrdersRoutes itemOrdersRoutes(ItemOrders orders, TopicNews news) {
        return new ItemOrdersRoutes(orders, news);
    }
}
