package io.tablesaga.printing.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.printing.PrinterId;
import io.tablesaga.printing.PrintingReceipts;
import io.tablesaga.printing.PrintingReceipts.Answer;
import io.tablesaga.printing.PrintingReceipts.PrintReceipt;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.routes.JsonBody;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.Exchange;

/** Reads whose receipt is to come out where, has it printed, and answers. */
public final class ReceiptPrints {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintingReceipts receipts;

    public ReceiptPrints(PrintingReceipts receipts) {
        this.receipts = receipts;
    }

    void print(Exchange exchange) {
        String printer = JsonBody.of(exchange).path("printerId").asText();
        PrintReceipt asked = new PrintReceipt(
                PrinterRequest.id(exchange, "printId"),
                PrinterRequest.store(exchange),
                new OrderId(PrinterRequest.id(exchange, "orderId")),
                new PrinterId(PrinterRequest.id(printer, "printerId")));
        Answer answer = receipts.print(asked);
        exchange.getMessage()
                .setBody(
                        switch (answer) {
                            case KEPT ->
                                Reply.json(
                                        202,
                                        JSON.createObjectNode()
                                                .put("printId", asked.print().toString()));
                            case NO_RECEIPT ->
                                problem(
                                        409,
                                        "not-paid",
                                        "No receipt",
                                        "This store has no such order that was paid; nothing is printed.");
                            case NO_PRINTER ->
                                problem(
                                        404,
                                        "unknown-printer",
                                        "No such printer",
                                        "This store has no such printer that prints receipts.");
                            case TOO_MUCH ->
                                problem(
                                        409,
                                        "printer-behind",
                                        "Too much waits there",
                                        "Nothing was added. See to the printer, or choose another one.");
                        });
    }

    private static Reply problem(int status, String name, String title, String detail) {
        return Reply.problem(Problem.of(status, name, title, detail));
    }
}
