package io.tablesaga.config;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tablesaga.accounts.Accounts;
import io.tablesaga.accounts.Passes;
import io.tablesaga.accounts.Passwords;
import io.tablesaga.accounts.persistence.DemoAccounts;
import io.tablesaga.accounts.persistence.JdbcAccounts;
import io.tablesaga.demo.persistence.DemoData;
import io.tablesaga.floor.Stores;
import io.tablesaga.floor.persistence.JdbcPasses;
import io.tablesaga.floor.persistence.JdbcStores;
import io.tablesaga.menu.Menus;
import io.tablesaga.menu.persistence.JdbcMenus;
import io.tablesaga.ordering.Cancellations;
import io.tablesaga.ordering.Orders;
import io.tablesaga.ordering.StepFence;
import io.tablesaga.ordering.persistence.JdbcCancellations;
import io.tablesaga.ordering.persistence.JdbcOrders;
import io.tablesaga.ordering.persistence.JdbcStepFence;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.payment.PaymentHints;
import io.tablesaga.payment.Reconciliation;
import io.tablesaga.payment.Refunds;
import io.tablesaga.payment.persistence.JdbcPaymentAttempts;
import io.tablesaga.payment.persistence.JdbcPaymentHints;
import io.tablesaga.payment.persistence.JdbcReconciliation;
import io.tablesaga.payment.persistence.JdbcRefunds;
import io.tablesaga.saga.postgres.SagaSchema;
import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.persistence.JdbcOutbox;
import io.tablesaga.shared.persistence.Migrations;
import io.tablesaga.stock.Stock;
import io.tablesaga.stock.persistence.JdbcStock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One pool, the schemas, and every port that PostgreSQL stands behind. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    DataSource dataSource(Settings settings, Passwords passwords) {
        HikariDataSource pool = new HikariDataSource(pool(settings.database()));
        Migrations.migrate(pool);
        SagaSchema.create(pool);
        if (settings.mode() == Settings.Mode.DEMO) {
            new DemoData(pool).load();
            new DemoAccounts(pool).load(() -> passwords.hash(settings.demoPassword()));
        }
        return pool;
    }

    static HikariConfig pool(Settings.Database database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(database.pool());
        config.setConnectionTimeout(10_000);
        config.addDataSourceProperty(
                "options", "-c lock_timeout=5s -c statement_timeout=15s -c idle_in_transaction_session_timeout=20s");
        // A PostgreSQL whose machine has lost its power says no good-bye: whoever waits for it would wait for ever.
        config.addDataSourceProperty(
                "socketTimeout", String.valueOf(database.silence().toSeconds()));
        return config;
    }

    @Bean
    Accounts accounts(DataSource dataSource, Settings settings) {
        return new JdbcAccounts(dataSource, settings.mode() == Settings.Mode.DEMO);
    }

    @Bean
    Passes passes(DataSource dataSource) {
        return new JdbcPasses(dataSource);
    }

    @Bean
    Orders orders(DataSource dataSource) {
        return new JdbcOrders(dataSource);
    }

    @Bean
    StepFence stepFence(DataSource dataSource) {
        return new JdbcStepFence(dataSource);
    }

    @Bean
    Stock stock(DataSource dataSource) {
        return new JdbcStock(dataSource);
    }

    @Bean
    PaymentAttempts paymentAttempts(DataSource dataSource) {
        return new JdbcPaymentAttempts(dataSource);
    }

    @Bean
    Refunds refunds(DataSource dataSource) {
        return new JdbcRefunds(dataSource);
    }

    @Bean
    Cancellations cancellations(DataSource dataSource) {
        return new JdbcCancellations(dataSource);
    }

    @Bean
    PaymentHints paymentHints(DataSource dataSource) {
        return new JdbcPaymentHints(dataSource);
    }

    @Bean
    Reconciliation reconciliation(DataSource dataSource) {
        return new JdbcReconciliation(dataSource);
    }

    @Bean
    Stores stores(DataSource dataSource) {
        return new JdbcStores(dataSource);
    }

    @Bean
    Menus menus(DataSource dataSource) {
        return new JdbcMenus(dataSource);
    }

    @Bean
    Outbox outbox(DataSource dataSource, Settings settings) {
        Settings.Outbox outbox = settings.outbox();
        return new JdbcOutbox(
                dataSource,
                new JdbcOutbox.OutboxSettings(
                        settings.node(), outbox.partitions(), outbox.lease(), outbox.keepMonths()));
    }
}
