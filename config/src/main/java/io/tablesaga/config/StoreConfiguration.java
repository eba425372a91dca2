package io.tablesaga.config;

import io.tablesaga.accounts.Passwords;
import io.tablesaga.accounts.Tries;
import io.tablesaga.floor.BindingTablets;
import io.tablesaga.floor.Stores;
import io.tablesaga.floor.TableCodes;
import io.tablesaga.floor.Tables;
import io.tablesaga.floor.Tablets;
import io.tablesaga.floor.persistence.JdbcTables;
import io.tablesaga.floor.persistence.JdbcTablets;
import io.tablesaga.floor.printing.PrintedTableCodes;
import io.tablesaga.floor.routes.StoreKeeping;
import io.tablesaga.floor.routes.StoreRoutes;
import io.tablesaga.floor.routes.TableKeeping;
import io.tablesaga.floor.routes.TableRoutes;
import io.tablesaga.floor.routes.TabletBinding;
import io.tablesaga.floor.routes.TabletRoutes;
import io.tablesaga.floor.web.StoreController;
import io.tablesaga.floor.web.TableAddresses;
import io.tablesaga.floor.web.TableController;
import io.tablesaga.floor.web.TabletController;
import io.tablesaga.menu.Menus;
import io.tablesaga.menu.web.TablePageController;
import io.tablesaga.screens.web.Shell;
import io.tablesaga.shared.Admissions;
import io.tablesaga.shared.Alarms;
import io.tablesaga.shared.RandomTokens;
import io.tablesaga.shared.TimeOrderedIds;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stores as their managers keep them: settings, tables and the tablets on them. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    Tables tables(DataSource dataSource) {
        return new JdbcTables(dataSource);
    }

    @Bean
    Tablets tablets(DataSource dataSource, Admissions admissions) {
        return new JdbcTablets(dataSource, admissions);
    }

    @Bean
    TableCodes tableCodes() {
        return new PrintedTableCodes();
    }

    @Bean
    RandomTokens randomTokens() {
        return new RandomTokens();
    }

    @Bean
    BindingTablets bindingTablets(
            Tables tables,
            Tablets tablets,
            Passwords passwords,
            Tries tries,
            Alarms alarms,
            TimeOrderedIds ids,
            RandomTokens tokens,
            @Value("${tablet.pin.store-tries}") int storeTries,
            @Value("${tablet.pin.address-tries}") int addressTries,
            @Value("${tablet.pin.first-lock}") Duration firstLock,
            @Value("${tablet.pin.longest-lock}") Duration longestLock) {
        BindingTablets.Limits limits = new BindingTablets.Limits(
                new Tries.Limits(storeTries, firstLock, longestLock, longestLock),
                new Tries.Limits(addressTries, firstLock, longestLock, longestLock));
        return new BindingTablets(tables, tablets, passwords, tries, limits, alarms, ids, tokens::next);
    }

    @Bean
    StoreRoutes storeRoutes(Stores stores, Tablets tablets, Passwords passwords, TimeOrderedIds ids, Clock clock) {
        return new StoreRoutes(new StoreKeeping(stores, tablets, passwords, ids), clock);
    }

    @Bean
    TableRoutes tableRoutes(Tables tables, TimeOrderedIds ids, RandomTokens codes) {
        return new TableRoutes(new TableKeeping(tables, ids, codes));
    }

    @Bean
    TabletRoutes tabletRoutes(BindingTablets binding, Tablets tablets, Clock clock) {
        return new TabletRoutes(new TabletBinding(binding, tablets, clock));
    }

    @Bean
    StoreController storeController(Stores stores) {
        return new StoreController(stores);
    }

    @Bean
    TableAddresses tableAddresses(PublicAddress publicAddress) {
        return new TableAddresses(publicAddress);
    }

    @Bean
    TableController tableController(Stores stores, Tables tables, TableCodes codes, TableAddresses addresses) {
        return new TableController(stores, tables, codes, addresses);
    }

    @Bean
    TabletController tabletController(Tablets tablets, Stores stores) {
        return new TabletController(tablets, stores);
    }

    @Bean
    TablePageController tablePageController(Tables tables, Stores stores, Menus menus, Shell shell) {
        return new TablePageController(tables, stores, menus, shell);
    }
}
