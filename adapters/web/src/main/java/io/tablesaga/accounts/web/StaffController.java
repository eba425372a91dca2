package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Login;
import io.tablesaga.accounts.Role;
import io.tablesaga.accounts.Staff;
import io.tablesaga.accounts.Staff.Invitation;
import io.tablesaga.accounts.Staff.Member;
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

/** Who works in a store, who is invited to, and who runs the box. */
@RestController
public class StaffController {

    private final Staff staff;

    public StaffController(Staff staff) {
        this.staff = staff;
    }

    record MembersView(List<MemberView> staff, UUID next) {}

    record MemberView(UUID accountId, String login, String name, List<String> roles) {}

    record InvitationsView(List<InvitationView> invitations, UUID next) {}

    record InvitationView(UUID id, String login, List<String> roles, UUID invitedBy, Instant expiresAt) {}

    @GetMapping("/api/stores/{storeId}/staff")
    MembersView staff(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        return members(Optional.of(new StoreId(storeId)), after, Pages.limit(limit));
    }

    @GetMapping("/api/operators")
    MembersView operators(
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        return members(Optional.empty(), after, Pages.limit(limit));
    }

    @GetMapping("/api/stores/{storeId}/invitations")
    InvitationsView invitations(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        List<InvitationView> page =
                staff.invitations(Optional.of(new StoreId(storeId)), Optional.ofNullable(after), most).stream()
                        .map(StaffController::view)
                        .toList();
        return new InvitationsView(
                page, page.size() < most ? null : page.get(most - 1).id());
    }

    private MembersView members(Optional<StoreId> store, UUID after, int most) {
        List<MemberView> page = staff.members(store, Optional.ofNullable(after).map(AccountId::new), most).stream()
                .map(StaffController::view)
                .toList();
        return new MembersView(
                page, page.size() < most ? null : page.get(most - 1).accountId());
    }

    private static MemberView view(Member member) {
        return new MemberView(
                member.id().value(),
                member.login(),
                member.name(),
                member.roles().stream().map(Role::word).toList());
    }

    private static InvitationView view(Invitation invitation) {
        return new InvitationView(
                invitation.id(),
                invitation.login().map(Login::text).orElse(null),
                invitation.roles().stream().sorted().map(Role::word).toList(),
                invitation.by().map(AccountId::value).orElse(null),
                invitation.expiresAt());
    }
}
