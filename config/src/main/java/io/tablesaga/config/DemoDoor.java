package io.tablesaga.config;

import io.tablesaga.accounts.Accounts;
import io.tablesaga.accounts.web.SessionController;
import io.tablesaga.floor.JoinCode;
import io.tablesaga.floor.Seating;
import io.tablesaga.floor.Tables;
import io.tablesaga.floor.Tables.TableState;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Seats whoever tries the demo, on the machine it runs on, or signs them in: nothing to type, no staff to ask. */
@RestController
// It has a database, and settings are refused before one is looked for.
@Lazy
@ConditionalOnProperty(name = "tablesaga.mode", havingValue = "demo")
class DemoDoor {

    private static final StoreId RESTAURANT = StoreId.of("00000000-0000-7000-8000-000000000001");
    private static final int TABLES = 100;
    private static final String COOK = "kitchen@demo.example";

    private final Tables tables;
    private final Seating seating;
    private final Accounts accounts;
    private final TransactionTemplate transaction;

    DemoDoor(Tables tables, Seating seating, Accounts accounts, PlatformTransactionManager transactions) {
        this.tables = tables;
        this.seating = seating;
        this.accounts = accounts;
        this.transaction = new TransactionTemplate(transactions);
    }

    @GetMapping("/demo")
    ResponseEntity<Void> seat(HttpServletRequest request) throws UnknownHostException {
        atThisMachine(request);
        TableState table = table();
        JoinCode code = transaction.execute(status -> code(table));
        // Behind the # nobody else reads it. The token is the sandbox's own, of a card that is always good.
        URI screen = URI.create("t/" + table.table().code() + "#join=" + code.code() + "&card=tok_ok");
        return to(screen);
    }

    /** Signs whoever tries the demo in as its cook. */
    @GetMapping("/demo/kitchen")
    ResponseEntity<Void> cook(HttpServletRequest request) throws UnknownHostException {
        atThisMachine(request);
        SessionController.begin(
                accounts.byLogin(COOK).orElseThrow(() -> new NotFound("The demo's cook has left.")), request);
        return to(URI.create("../kitchen?store=" + RESTAURANT));
    }

    private static void atThisMachine(HttpServletRequest request) throws UnknownHostException {
        if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
            throw new NotFound("The demo opens its screens on its own machine only.");
        }
    }

    private static ResponseEntity<Void> to(URI screen) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(screen)
                .cacheControl(CacheControl.noStore())
                .build();
    }

    /** A free one, else the one that was taken last. */
    private TableState table() {
        List<TableState> all = tables.list(RESTAURANT, Optional.empty(), TABLES);
        return all.stream()
                .filter(table -> table.seatedSince().isEmpty())
                .findFirst()
                .or(() -> all.stream()
                        .max(Comparator.comparing(table -> table.seatedSince().orElseThrow())))
                .orElseThrow(() -> new NotFound("The demo's restaurant has no table any more."));
    }

    private JoinCode code(TableState table) {
        return table.seatedSince().isEmpty()
                ? seating.seat(new Seating.Seat(RESTAURANT, table.table().id(), null))
                        .code()
                : seating.renewCode(new Seating.Place(RESTAURANT, table.table().id()))
                        .code();
    }
}
