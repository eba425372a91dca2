package io.tablesaga.floor.web;

import io.tablesaga.floor.JoinCode;
import io.tablesaga.floor.Seating;
import io.tablesaga.floor.TableCodes;
import io.tablesaga.floor.Tables;
import io.tablesaga.floor.Visit;
import io.tablesaga.floor.Visits;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.web.CallerHeader;
import io.tablesaga.shared.web.NotFound;
import java.net.URI;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What those at a table show to whoever comes later. */
@RestController
public class JoinCodeController {

    private final Seating seating;
    private final Visits visits;
    private final Tables tables;
    private final TableCodes codes;
    private final TableAddresses addresses;

    public JoinCodeController(
            Seating seating, Visits visits, Tables tables, TableCodes codes, TableAddresses addresses) {
        this.seating = seating;
        this.visits = visits;
        this.tables = tables;
        this.codes = codes;
        this.addresses = addresses;
    }

    /** @param url where a phone joins with nothing to type; @param qr the same, to be scanned */
    record JoinCodeView(String joinCode, Instant until, URI url, TableCodes.Drawing qr) {}

    /** A code whose time is over is replaced as it is asked for. */
    @GetMapping("/api/visit/code")
    JoinCodeView code() {
        // The door lets nobody else.
        Caller.AtTable guest = (Caller.AtTable) CallerHeader.caller();
        Visit visit = guest.visit().flatMap(visits::find).orElseThrow(JoinCodeController::over);
        JoinCode code = seating.shownCode(visit.id()).orElseThrow(JoinCodeController::over);
        URI url = tables.find(visit.store(), visit.table())
                .map(table -> addresses.joining(table, code.code()))
                .orElseThrow(JoinCodeController::over);
        return new JoinCodeView(code.code(), code.until(), url, codes.drawing(url));
    }

    private static NotFound over() {
        return new NotFound("Nobody sits at this table.");
    }
}
