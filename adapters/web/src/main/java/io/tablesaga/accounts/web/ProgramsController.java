package io.tablesaga.accounts.web;

import io.tablesaga.accounts.FederatedIdentity;
import io.tablesaga.accounts.Grant;
import io.tablesaga.accounts.Program;
import io.tablesaga.accounts.Programs;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.Pages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of programs, never with their secrets. */
@RestController
public class ProgramsController {

    private final Programs programs;

    public ProgramsController(Programs programs) {
        this.programs = programs;
    }

    record ProgramsView(List<ProgramView> programs, UUID next) {}

    record ProgramView(
            UUID id,
            String clientId,
            String name,
            List<GrantView> grants,
            String issuer,
            String subject,
            Instant registeredAt,
            Instant earlierSecretUntil,
            Instant closedAt) {}

    /** @param storeId null for all stores */
    record GrantView(String role, UUID storeId) {}

    @GetMapping("/api/programs")
    ProgramsView all(
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        return page(Optional.empty(), after, limit);
    }

    @GetMapping("/api/stores/{storeId}/programs")
    ProgramsView ofStore(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        return page(Optional.of(new StoreId(storeId)), after, limit);
    }

    private ProgramsView page(Optional<StoreId> store, UUID after, int limit) {
        int most = Pages.limit(limit);
        List<ProgramView> page = programs.page(store, Optional.ofNullable(after).map(AccountId::new), most).stream()
                .map(ProgramsController::view)
                .toList();
        return new ProgramsView(
                page, page.size() < most ? null : page.get(most - 1).id());
    }

    private static ProgramView view(Program program) {
        return new ProgramView(
                program.id().value(),
                program.clientId(),
                program.name(),
                program.grants().stream().map(ProgramsController::view).toList(),
                program.identity().map(FederatedIdentity::issuer).orElse(null),
                program.identity().map(FederatedIdentity::subject).orElse(null),
                program.registeredAt(),
                program.earlierSecretUntil().orElse(null),
                program.closedAt().orElse(null));
    }

    private static GrantView view(Grant grant) {
        return new GrantView(
                grant.role().word(), grant.store().map(StoreId::value).orElse(null));
    }
}
