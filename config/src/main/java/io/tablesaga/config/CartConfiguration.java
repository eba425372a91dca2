package io.tablesaga.config;

import io.tablesaga.ordering.CartNews;
import io.tablesaga.ordering.Carts;
import io.tablesaga.ordering.CheckingCarts;
import io.tablesaga.ordering.EditingCarts;
import io.tablesaga.ordering.Orders;
import io.tablesaga.ordering.persistence.JdbcCarts;
import io.tablesaga.ordering.routes.CartAnswers;
import io.tablesaga.ordering.routes.CartRoutes;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A visit's cart. */
@Configuration(proxyBeanMethods = false)
class CartConfiguration {

    @Bean
    Carts carts(DataSource dataSource) {
        return new JdbcCarts(dataSource);
    }

    @Bean
    CartNews cartNews(Carts carts) {
        return new CartNews(carts);
    }

    @Bean
    CartRoutes cartRoutes(Carts carts, Orders orders) {
        return new CartRoutes(new EditingCarts(carts), new CartAnswers(new CheckingCarts(carts, orders)));
    }
}
