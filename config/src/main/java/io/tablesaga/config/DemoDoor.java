package io.tablesaga.config;

import io.tablesaga.accounts.Accounts;
import io.tablesaga.accounts.persistence.DemoAccounts;
import io.tablesaga.accounts.web.SessionController;
import io.tablesaga.floor.JoinCode;
import io.tablesaga.floor.Seating;
import io.tablesaga.floor.Tables;
import io.tablesaga.floor.Tables.TableState;
import io.tablesaga.screens.web.Shell;
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
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where whoever tries the demo begins, on the machine it runs on: every screen, seated or signed in. Nothing to type, no staff
 * to ask.
 */
@RestController
// It has a database, and settings are refused before one is looked for.
@Lazy
@ConditionalOnProperty(name = "tablesaga.mode", havingValue = "demo")
class DemoDoor {

    private static final String RESTAURANT = "00000000-0000-7000-8000-000000000001";
    private static final StoreId STORE = StoreId.of(RESTAURANT);
    private static final int TABLES = 100;
    private static final String WITHOUT_SCRIPT =
            "<p>이 화면에는 자바스크립트가 필요합니다. (The demo needs a browser that runs scripts.)</p>";

    private final Tables tables;
    private final Seating seating;
    private final Accounts accounts;
    private final Shell shell;
    private final TransactionTemplate transaction;

    DemoDoor(Tables tables, Seating seating, Accounts accounts, Shell shell, PlatformTransactionManager transactions) {
        this.tables = tables;
        this.seating = seating;
        this.accounts = accounts;
        this.shell = shell;
        this.transaction = new TransactionTemplate(transactions);
    }

    @GetMapping("/demo")
    ResponseEntity<String> page(HttpServletRequest request) {
        atThisMachine(request);
        return ResponseEntity.ok()
                .header("Content-Security-Policy", Shell.POLICY)
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                .body(shell.page("TableSaga", "demo", "", "", WITHOUT_SCRIPT));
    }

    /** The same screen: how it looks is the window's width. Each has a table of its own. */
    @GetMapping({"/demo/phone", "/demo/tablet"})
    ResponseEntity<Void> seat(HttpServletRequest request) {
        atThisMachine(request);
        TableState table = table();
        JoinCode code = transaction.execute(status -> code(table));
        // Behind the # nobody else reads it. The token is the sandbox's own, of a card that is always good.
        return to("../t/" + table.table().code() + "#join=" + code.code() + "&card=tok_ok");
    }

    /** Signs whoever tries the demo in, at all stations or at one. */
    @GetMapping("/demo/kitchen")
    ResponseEntity<Void> kitchen(
            @RequestParam(name = "store", defaultValue = RESTAURANT) String store,
            @RequestParam(name = "station", defaultValue = "") String station,
            HttpServletRequest request) {
        signIn(request);
        return to("../kitchen?store=" + known(store) + "&station=" + known(station));
    }

    @GetMapping("/demo/pickups")
    ResponseEntity<Void> pickups(
            @RequestParam(name = "store", defaultValue = RESTAURANT) String store, HttpServletRequest request) {
        signIn(request);
        return to("../pickups?store=" + known(store));
    }

    @GetMapping("/demo/console")
    ResponseEntity<Void> console(HttpServletRequest request) {
        signIn(request);
        return to("../console");
    }

    /** A browser has one session for all of its windows: whoever opens the console stays the cook beside it. */
    private void signIn(HttpServletRequest request) {
        atThisMachine(request);
        SessionController.begin(
                accounts.byLogin(DemoAccounts.EVERYBODY).orElseThrow(() -> new NotFound("The demo's account is gone.")),
                request);
    }

    private static String known(String word) {
        if (!word.matches("[a-z0-9-]{0,36}")) {
            throw new NotFound("The demo has no such store or station.");
        }
        return word;
    }

    static void atThisMachine(HttpServletRequest request) {
        try {
            if (InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException e) {
            // Somewhere else, then.
        }
        throw new NotFound("The demo opens its screens on its own machine only.");
    }

    private static ResponseEntity<Void> to(String screen) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(screen))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    /** A free one, else the one that was taken last. */
    private TableState table() {
        List<TableState> all = tables.list(STORE, Optional.empty(), TABLES);
        return all.stream()
                .filter(table -> table.seatedSince().isEmpty())
                .findFirst()
                .or(() -> all.stream()
                        .max(Comparator.comparing(table -> table.seatedSince().orElseThrow())))
                .orElseThrow(() -> new NotFound("The demo's restaurant has no table any more."));
    }

    private JoinCode code(TableState table) {
        return table.seatedSince().isEmpty()
                ? seating.seat(new Seating.Seat(STORE, table.table().id(), null))
                        .code()
                : seating.renewCode(new Seating.Place(STORE, table.table().id()))
                        .code();
    }
}
