package io.tablesaga.config;

import io.tablesaga.ordering.Cancellations;
import io.tablesaga.ordering.OwedRefunds;
import io.tablesaga.ordering.routes.OwedRefundRoutes;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.payment.Refunds;
import io.tablesaga.review.Reviews;
import io.tablesaga.review.persistence.JdbcReviews;
import io.tablesaga.review.routes.SettleRoutes;
import io.tablesaga.review.web.ReviewController;
import io.tablesaga.shared.TimeOrderedIds;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What waits for a human, and how a human settles it. */
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

    @Bean
    Reviews reviews(DataSource dataSource) {
        return new JdbcReviews(dataSource);
    }

    @Bean
    ReviewController reviewController(Reviews reviews) {
        return new ReviewController(reviews);
    }

    @Bean
    SettleRoutes settleRoutes(Reviews reviews) {
        return new SettleRoutes(reviews);
    }

    @Bean
    OwedRefundRoutes owedRefundRoutes(
            Cancellations cancellations, PaymentAttempts attempts, Refunds refunds, TimeOrderedIds ids) {
        return new OwedRefundRoutes(new OwedRefunds(cancellations, attempts, refunds, ids));
    }
}
