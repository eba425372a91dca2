package io.tablesaga.console.web;

import io.tablesaga.console.Sagas;
import io.tablesaga.console.Sagas.About;
import io.tablesaga.console.Sagas.Asked;
import io.tablesaga.console.Sagas.Page;
import io.tablesaga.console.Sagas.State;
import io.tablesaga.console.web.SagaViews.FoundView;
import io.tablesaga.console.web.SagaViews.SagaView;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.SagaJournal;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.NotFound;
import io.tablesaga.shared.web.Pages;
import io.tablesaga.shared.web.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For integrators and operators: which sagas there are, and what happened to one. */
@RestController
public class SagasController {

    private static final Pattern TABLE = Pattern.compile("[^\\p{Cntrl}]{1,40}");
    private static final Pattern REFERENCE = Pattern.compile("[!-~]{1,200}");

    private final Sagas sagas;
    private final SagaJournal journal;
    private final String provider;

    /** @param provider what the payment provider is called */
    public SagasController(Sagas sagas, SagaJournal journal, String provider) {
        this.sagas = sagas;
        this.journal = journal;
        this.provider = provider;
    }

    record SagasView(List<FoundView> sagas, UUID next) {}

    @GetMapping("/api/sagas")
    SagasView find(
            @RequestParam(name = "storeId", required = false) UUID store,
            @RequestParam(name = "saga", required = false) UUID saga,
            @RequestParam(name = "order", required = false) UUID order,
            @RequestParam(name = "table", required = false) String table,
            @RequestParam(name = "paymentKey", required = false) String paymentKey,
            @RequestParam(name = "state", required = false) State state,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        List<About> about = new ArrayList<>();
        if (saga != null) {
            about.add(new About.Saga(new SagaId(saga)));
        }
        if (order != null) {
            about.add(new About.Order(new OrderId(order)));
        }
        if (table != null) {
            about.add(new About.Table(readable(table, TABLE, "table is the id or the name of a table.")));
        }
        if (paymentKey != null) {
            about.add(new About.Payment(
                    readable(paymentKey, REFERENCE, "paymentKey is a payment's id as the provider or we write it.")));
        }
        if (about.size() > 1) {
            throw refused("Look for one of saga, order, table and paymentKey at a time.");
        }
        Page page = sagas.find(new Asked(
                about.stream().findFirst(),
                Optional.ofNullable(state),
                Optional.ofNullable(store).map(StoreId::new),
                Optional.ofNullable(after).map(SagaId::new),
                Pages.limit(limit)));
        return new SagasView(
                page.sagas().stream().map(SagaViews::found).toList(),
                page.next() == null ? null : page.next().value());
    }

    @GetMapping("/api/sagas/{sagaId}")
    SagaView saga(@PathVariable("sagaId") UUID sagaId) {
        SagaId id = new SagaId(sagaId);
        return sagas.trail(id)
                .flatMap(trail -> journal.find(id).map(log -> SagaViews.saga(trail, log, provider)))
                .orElseThrow(() -> new NotFound("There is no such saga."));
    }

    private static String readable(String text, Pattern form, String sentence) {
        if (!form.matcher(text).matches()) {
            throw refused(sentence);
        }
        return text;
    }

    private static Refused refused(String sentence) {
        return new Refused(HttpStatus.BAD_REQUEST, "invalid-request", sentence);
    }
}
