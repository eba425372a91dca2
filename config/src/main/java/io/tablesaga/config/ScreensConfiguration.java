package io.tablesaga.config;

import io.tablesaga.screens.web.ConsolePageController;
import io.tablesaga.screens.web.KitchenPageController;
import io.tablesaga.screens.web.ScreenController;
import io.tablesaga.screens.web.ScreenFiles;
import io.tablesaga.screens.web.Shell;
import io.tablesaga.shared.web.ContractPage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages people touch. */
@Configuration(proxyBeanMethods = false)
class ScreensConfiguration {

    @Bean
    ScreenFiles screenFiles() {
        return new ScreenFiles();
    }

    @Bean
    Shell shell(ScreenFiles files) {
        return new Shell(files);
    }

    @Bean
    ScreenController screenController(ScreenFiles files) {
        return new ScreenController(files);
    }

    @Bean
    ContractPage contractPage() {
        return new ContractPage();
    }

    @Bean
    KitchenPageController kitchenPageController(Shell shell) {
        return new KitchenPageController(shell);
    }

    @Bean
    ConsolePageController consolePageController(Shell shell) {
        return new ConsolePageController(shell);
    }
}
