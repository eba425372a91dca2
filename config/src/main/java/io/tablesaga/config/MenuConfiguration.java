package io.tablesaga.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.menu.EditingMenus;
import io.tablesaga.menu.KeptMenus;
import io.tablesaga.menu.MenuSheets;
import io.tablesaga.menu.Photos;
import io.tablesaga.menu.persistence.JpaKeptMenus;
import io.tablesaga.menu.persistence.MenuPersistence;
import io.tablesaga.menu.routes.MenuEditRoutes;
import io.tablesaga.menu.routes.MenuMessages;
import io.tablesaga.menu.sheets.CsvMenuSheets;
import io.tablesaga.menu.web.KeptMenuController;
import io.tablesaga.menu.web.MenuExportController;
import io.tablesaga.ordering.Catalogue;
import io.tablesaga.ordering.persistence.JdbcCatalogue;
import io.tablesaga.ordering.routes.CatalogueRoutes;
import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.SetAside;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.persistence.JdbcSetAside;
import io.tablesaga.shared.routes.CloudEvents;
import io.tablesaga.shared.routes.TopicNews;
import io.tablesaga.stock.Stock;
import io.tablesaga.stock.routes.StockListRoutes;
import javax.sql.DataSource;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The menu as it is edited, and whoever follows it. */
@Configuration(proxyBeanMethods = false)
class MenuConfiguration {

    /**
     * Hibernate stays in here: were its transaction manager a bean, Spring Boot would make none for orders, and Camel would
     * have to choose.
     */
    static final class Editors implements AutoCloseable {

        private final MenuPersistence persistence;

        Editors(DataSource dataSource) {
            this.persistence = new MenuPersistence(dataSource);
        }

        @Override
        public void close() {
            persistence.close();
        }
    }

    @Bean
    Editors editors(DataSource dataSource) {
        return new Editors(dataSource);
    }

    @Bean("MENU_EDIT")
    SpringTransactionPolicy menuEdit(Editors editors) {
        return new SpringTransactionPolicy(editors.persistence);
    }

    @Bean
    KeptMenus keptMenus(Editors editors) {
        return new JpaKeptMenus(editors.persistence);
    }

    @Bean
    MenuEditRoutes menuEditRoutes(
            KeptMenus menus, Photos photos, Outbox outbox, CloudEvents events, TimeOrderedIds ids, MenuSheets sheets) {
        return new MenuEditRoutes(new EditingMenus(menus, photos, ids), new MenuMessages(outbox, events), ids, sheets);
    }

    @Bean
    MenuSheets menuSheets() {
        return new CsvMenuSheets();
    }

    @Bean
    MenuExportController menuExportController(KeptMenus menus, MenuSheets sheets, ObjectMapper mapper) {
        return new MenuExportController(menus, sheets, mapper);
    }

    @Bean
    KeptMenuController keptMenuController(KeptMenus menus) {
        return new KeptMenuController(menus);
    }

    @Bean
    SetAside setAside(DataSource dataSource) {
        return new JdbcSetAside(dataSource);
    }

    @Bean
    TopicNews topicNews(SetAside aside) {
        return new TopicNews(aside);
    }

    @Bean
    Catalogue catalogue(DataSource dataSource) {
        return new JdbcCatalogue(dataSource);
    }

    @Bean
    CatalogueRoutes catalogueRoutes(Catalogue catalogue, TopicNews news) {
        return new CatalogueRoutes(catalogue, news);
    }

    @Bean
    StockListRoutes stockListRoutes(Stock stock, TopicNews news) {
        return new StockListRoutes(stock, news);
    }
}
