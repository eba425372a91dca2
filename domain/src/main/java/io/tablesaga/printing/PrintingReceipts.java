package io.tablesaga.printing;

import io.tablesaga.ordering.Receipts;
import io.tablesaga.ordering.Receipts.Receipt;
import io.tablesaga.printing.PrintJob.Kind;
import io.tablesaga.printing.PrinterSettings.Prints;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A receipt comes out when somebody asks for it. */
public final class PrintingReceipts {

    private final Receipts receipts;
    private final Printers printers;
    private final PrintJobs jobs;

    public PrintingReceipts(Receipts receipts, Printers printers, PrintJobs jobs) {
        this.receipts = receipts;
        this.printers = printers;
        this.jobs = jobs;
    }

    /** @param print whoever asks names it, so that what is asked twice comes out once */
    public record PrintReceipt(UUID print, StoreId store, OrderId order, PrinterId printer) {}

    public enum Answer {
        KEPT,
        /** It is not paid, or no order of the store's. */
        NO_RECEIPT,
        /** The store has none of this name that prints receipts. */
        NO_PRINTER,
        /** Too much waits for it. */
        TOO_MUCH
    }

    public Answer print(PrintReceipt asked) {
        Optional<Printer> printer = printers.find(asked.printer())
                .filter(found -> found.store().equals(asked.store())
                        && found.settings().prints().contains(Prints.RECEIPTS));
        if (printer.isEmpty()) {
            return Answer.NO_PRINTER;
        }
        Optional<Receipt> receipt =
                receipts.of(asked.order()).filter(found -> found.order().store().equals(asked.store()));
        if (receipt.isEmpty()) {
            return Answer.NO_RECEIPT;
        }
        PrintJob job = new PrintJob(
                asked.print(), asked.printer(), asked.order(), 0, Kind.RECEIPT, ReceiptSlip.of(receipt.get()), 0);
        return jobs.keep(asked.store(), List.of(job)).isEmpty() ? Answer.KEPT : Answer.TOO_MUCH;
    }
}
