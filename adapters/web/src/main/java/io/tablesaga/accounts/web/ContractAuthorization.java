package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Account;
import io.tablesaga.accounts.Role;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Closed unless the contract opens it: a caller passes with one of the operation's roles, in each store the request names.
 * A request that names no store is about all of them.
 */
public final class ContractAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

    /** Pages, which are no operations. */
    private static final List<Pattern> PAGES = List.of(
            Pattern.compile("GET /checkout/(pay|paid|failed|checkout\\.js|checkout\\.css)"),
            Pattern.compile("GET /t/[^/]+"),
            Pattern.compile("GET /app/[0-9a-f]+/[a-z]+/[a-z0-9./-]+"),
            Pattern.compile("GET /(sw\\.js|manifest\\.webmanifest|demo)"),
            Pattern.compile("GET /(kitchen|pickups|kitchen\\.webmanifest|console)"),
            Pattern.compile("GET /demo/(phone|tablet|kitchen|pickups|payments|console)"),
            Pattern.compile("(GET|POST|DELETE) /demo/evening"),
            Pattern.compile("GET /api/docs(/[a-z-]+\\.[a-z]+)?"),
            Pattern.compile("GET /actuator/health(/.*)?"));

    private final Contract contract;
    private final Function<OrderId, Optional<StoreId>> storeOfOrder;

    public ContractAuthorization(Contract contract, Function<OrderId, Optional<StoreId>> storeOfOrder) {
        this.contract = contract;
        this.storeOfOrder = storeOfOrder;
    }

    /** The interface's only abstract method is one it has deprecated. */
    @Override
    @SuppressWarnings("deprecation")
    public AuthorizationDecision check(Supplier<Authentication> who, RequestAuthorizationContext asked) {
        HttpServletRequest request = asked.getRequest();
        // A read answers HEAD too, as if it were asked by GET.
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        return new AuthorizationDecision(contract.find(method, request.getRequestURI())
                .map(operation -> operation.openness() != null || may(who.get(), operation, request))
                .orElseGet(() ->
                        page(method + " " + request.getRequestURI()) || who.get() instanceof CallerAuthentication));
    }

    private static boolean page(String call) {
        return PAGES.stream().anyMatch(page -> page.matcher(call).matches());
    }

    private boolean may(Authentication who, Operation operation, HttpServletRequest request) {
        return who instanceof CallerAuthentication known && may(known, operation, stores(operation, request));
    }

    /** For who comes another way than by HTTP, to an operation that names no store. */
    public static boolean may(CallerAuthentication known, Operation operation) {
        return may(known, operation, List.of());
    }

    private static boolean may(CallerAuthentication known, Operation operation, List<Optional<StoreId>> stores) {
        return known.caller() instanceof Caller.AtTable guest
                ? mayAtTable(guest, operation, stores)
                : known.account()
                        .filter(account -> mayInAll(account, operation, stores))
                        .isPresent();
    }

    private static boolean mayAtTable(Caller.AtTable guest, Operation operation, List<Optional<StoreId>> stores) {
        boolean role = operation.roles().contains(Role.GUEST) && guest.visit().isPresent()
                || operation.roles().contains(Role.TABLET) && guest instanceof Caller.Tablet;
        return role && stores.stream().allMatch(Optional.of(guest.store())::equals);
    }

    private static boolean mayInAll(Account account, Operation operation, List<Optional<StoreId>> stores) {
        return stores.isEmpty()
                ? account.may(operation.roles(), Optional.empty())
                : stores.stream().allMatch(store -> account.may(operation.roles(), store));
    }

    /** One for each way the request names a store; empty where it names one that is not there. */
    private List<Optional<StoreId>> stores(Operation operation, HttpServletRequest request) {
        PathPattern.PathMatchInfo match =
                operation.path().matchAndExtract(PathContainer.parsePath(request.getRequestURI()));
        Map<String, String> named = match == null ? Map.of() : match.getUriVariables();
        List<Optional<StoreId>> stores = new ArrayList<>();
        if (operation.storeInQuery()) {
            stores.add(readable(request.getParameter("storeId"), StoreId::of));
        }
        if (named.containsKey("storeId")) {
            stores.add(readable(named.get("storeId"), StoreId::of));
        }
        if (named.containsKey("orderId")) {
            stores.add(readable(named.get("orderId"), OrderId::of).flatMap(storeOfOrder));
        }
        // Of a path's id and a parameter of that name a route sees one only.
        if (named.keySet().stream().anyMatch(name -> request.getParameter(name) != null)) {
            stores.add(Optional.empty());
        }
        return stores;
    }

    private static <T> Optional<T> readable(String text, Function<String, T> reader) {
        try {
            return Optional.ofNullable(text).map(reader);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
