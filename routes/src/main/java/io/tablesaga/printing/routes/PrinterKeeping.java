package io.tablesaga.printing.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.printing.PrintJobs;
import io.tablesaga.printing.Printer;
import io.tablesaga.printing.PrinterAddress;
import io.tablesaga.printing.PrinterId;
import io.tablesaga.printing.PrinterNetworks;
import io.tablesaga.printing.PrinterSettings;
import io.tablesaga.printing.PrinterSettings.Form;
import io.tablesaga.printing.PrinterSettings.Paper;
import io.tablesaga.printing.PrinterSettings.Prints;
import io.tablesaga.printing.Printers;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import io.tablesaga.shared.routes.JsonText;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;

/** Reads what somebody wants of a printer, carries it out, and answers. */
public final class PrinterKeeping {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_NAME = 40;
    private static final int MOST_STATIONS = 20;

    private final Printers printers;
    private final PrintJobs jobs;
    private final PrinterNetworks networks;
    private final TimeOrderedIds ids;

    public PrinterKeeping(Printers printers, PrintJobs jobs, PrinterNetworks networks, TimeOrderedIds ids) {
        this.printers = printers;
        this.jobs = jobs;
        this.networks = networks;
        this.ids = ids;
    }

    void create(Exchange exchange) {
        Printer printer = new Printer(new PrinterId(ids.next()), PrinterRequest.store(exchange), settings(exchange));
        answer(exchange, 201, printer, printers.add(printer));
    }

    void save(Exchange exchange) {
        Printer printer =
                new Printer(PrinterRequest.printer(exchange), PrinterRequest.store(exchange), settings(exchange));
        answer(exchange, 200, printer, printers.save(printer));
    }

    void remove(Exchange exchange) {
        boolean removed = printers.remove(PrinterRequest.store(exchange), PrinterRequest.printer(exchange));
        answer(exchange, "printerId", removed, "unknown-printer");
    }

    void hurry(Exchange exchange) {
        boolean hurried = printers.hurry(PrinterRequest.store(exchange), PrinterRequest.printer(exchange));
        answer(exchange, "printerId", hurried, "unknown-printer");
    }

    void skip(Exchange exchange) {
        boolean skipped = jobs.skip(PrinterRequest.store(exchange), PrinterRequest.id(exchange, "jobId"));
        answer(exchange, "jobId", skipped, "unknown-print-job");
    }

    private PrinterSettings settings(Exchange exchange) {
        JsonNode json = JsonBody.of(exchange);
        try {
            PrinterAddress address = PrinterAddress.of(json.path("address").asText());
            if (!networks.allow(address)) {
                throw new InvalidRequest(
                        "No printer may be there: its address must be in a private network, and its port 9100 to 9109,"
                                + " unless whoever runs the product allows others.");
            }
            return new PrinterSettings(
                    JsonText.of(json.path("name"), "name", LONGEST_NAME),
                    list(json, "prints")
                            .map(word -> JsonText.word(word, "prints", Prints.class))
                            .collect(Collectors.toSet()),
                    stations(json),
                    address,
                    JsonText.word(json.path("paper"), "paper", Paper.class),
                    JsonText.word(json.path("form"), "form", Form.class),
                    confirms(json.path("confirms")));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(e.getMessage());
        }
    }

    private static Set<String> stations(JsonNode json) {
        return list(json, "stations")
                .map(name -> JsonText.of(name, "A station's name", LONGEST_NAME))
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> list(JsonNode json, String field) {
        JsonNode list = json.path(field);
        boolean leftOut = list.isMissingNode() || list.isNull();
        if (!leftOut && !list.isArray() || list.size() > MOST_STATIONS) {
            throw new InvalidRequest(field + " must be a list of at most " + MOST_STATIONS + ".");
        }
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static boolean confirms(JsonNode asked) {
        if (!asked.isMissingNode() && !asked.isBoolean()) {
            throw new InvalidRequest("confirms must be true or false.");
        }
        return asked.asBoolean(true);
    }

    private static void answer(Exchange exchange, int status, Printer printer, Printers.Change change) {
        exchange.getMessage()
                .setBody(
                        switch (change) {
                            case DONE -> Reply.json(status, json(printer));
                            case UNKNOWN -> unknown("unknown-printer");
                            case NAME_TAKEN ->
                                Reply.problem(Problem.of(
                                        409,
                                        "printer-name-taken",
                                        "Another printer is called so",
                                        "Nothing was changed; choose another name."));
                        });
    }

    private static void answer(Exchange exchange, String name, boolean done, String problem) {
        Reply reply = done
                ? Reply.json(
                        200,
                        JSON.createObjectNode()
                                .put(name, PrinterRequest.id(exchange, name).toString()))
                : unknown(problem);
        exchange.getMessage().setBody(reply);
    }

    private static Reply unknown(String problem) {
        return Reply.problem(
                problem.equals("unknown-printer")
                        ? Problem.of(404, problem, "No such printer", "This store has no such printer.")
                        : Problem.of(
                                404, problem, "Nothing waits", "No such slip waits; it may have come out by now."));
    }

    private static ObjectNode json(Printer printer) {
        PrinterSettings settings = printer.settings();
        ObjectNode json = JSON.createObjectNode()
                .put("id", printer.id().toString())
                .put("name", settings.name())
                .put("address", settings.address().toString())
                .put("paper", settings.paper().name())
                .put("form", settings.form().name())
                .put("confirms", settings.confirms());
        settings.prints().stream().map(Enum::name).sorted().forEach(json.putArray("prints")::add);
        settings.stations().stream().sorted().forEach(json.putArray("stations")::add);
        return json;
    }
}
