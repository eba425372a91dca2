package io.tablesaga.config;

import io.tablesaga.floor.Stores;
import io.tablesaga.ordering.Receipts;
import io.tablesaga.printing.PrintJobs;
import io.tablesaga.printing.PrinterConnections;
import io.tablesaga.printing.PrinterNetworks;
import io.tablesaga.printing.Printers;
import io.tablesaga.printing.Printing;
import io.tablesaga.printing.PrintingReceipts;
import io.tablesaga.printing.SpoolingTickets;
import io.tablesaga.printing.escpos.TcpPrinters;
import io.tablesaga.printing.persistence.JdbcPrintJobs;
import io.tablesaga.printing.persistence.JdbcPrinters;
import io.tablesaga.printing.routes.PrinterKeeping;
import io.tablesaga.printing.routes.PrinterRounds;
import io.tablesaga.printing.routes.PrinterRoutes;
import io.tablesaga.printing.routes.PrintingRoutes;
import io.tablesaga.printing.routes.ReceiptPrints;
import io.tablesaga.printing.web.PrinterController;
import io.tablesaga.shared.TimeOrderedIds;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Slips, and the printers they come out of. */
@Configuration(proxyBeanMethods = false)
class PrintingConfiguration {

    @Bean
    Printers printers(DataSource dataSource) {
        return new JdbcPrinters(dataSource);
    }

    @Bean
    PrintJobs printJobs(
            DataSource dataSource,
            @Value("${printing.most-waiting}") int most,
            @Value("${printing.first-retry}") Duration firstRetry,
            @Value("${printing.last-retry}") Duration lastRetry) {
        return new JdbcPrintJobs(dataSource, new JdbcPrintJobs.Limits(most, firstRetry, lastRetry));
    }

    @Bean
    PrinterNetworks printerNetworks(
            @Value("${printing.networks}") String networks, @Value("${printing.ports}") String ports) {
        return new PrinterNetworks(networks, ports);
    }

    @Bean
    PrinterConnections printerConnections(
            PrinterNetworks networks,
            @Value("${printing.patience.connect}") Duration connect,
            @Value("${printing.patience.answer}") Duration answer,
            @Value("${printing.patience.print}") Duration print) {
        return new TcpPrinters(networks, new TcpPrinters.Patience(connect, answer, print));
    }

    @Bean
    Printing printing(
            Printers printers,
            PrintJobs jobs,
            PrinterConnections connections,
            @Value("${printing.lease}") Duration lease) {
        return new Printing(printers, jobs, connections, lease);
    }

    @Bean
    PrintingRoutes printingRoutes(
            Printers printers, PrintJobs jobs, Printing printing, Stores stores, TimeOrderedIds ids) {
        return new PrintingRoutes(new SpoolingTickets(printers, jobs, stores, ids), new PrinterRounds(jobs, printing));
    }

    @Bean
    PrinterRoutes printerRoutes(
            Printers printers, PrintJobs jobs, PrinterNetworks networks, Receipts receipts, TimeOrderedIds ids) {
        return new PrinterRoutes(
                new PrinterKeeping(printers, jobs, networks, ids),
                new ReceiptPrints(new PrintingReceipts(receipts, printers, jobs)));
    }

    @Bean
    PrinterController printerController(Printers printers, PrintJobs jobs, Stores stores) {
        return new PrinterController(printers, jobs, stores);
    }
}
