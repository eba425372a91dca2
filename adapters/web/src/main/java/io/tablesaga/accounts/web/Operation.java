package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/**
 * One operation of the contract, as the door needs it.
 *
 * @param openness null for an operation that only its roles may call
 * @param storeInQuery whether it names its store by the query parameter {@code storeId}; in a path the template tells
 * @param audited fields of the body that the audit keeps; empty for none
 * @param auditRead whether the audit keeps that it was read
 * @param byRoutes a route answers it, not a controller
 * @param fileBytes how many bytes a file may have that it takes; 0 when it takes none
 */
public record Operation(
        String id,
        String method,
        PathPattern path,
        Set<Role> roles,
        Openness openness,
        boolean storeInQuery,
        List<String> audited,
        boolean auditRead,
        boolean byRoutes,
        int fileBytes) {

    /** To whom an operation is open beside its roles; who else may is checked behind the door, by another secret. */
    public enum Openness {
        /** Everybody. */
        ANYONE,
        /** Whoever holds the token of the very order, payment or request, or the token a phone had before a move. */
        HOLDER,
        /** A payment provider, by the secret part of the path. */
        PROVIDER
    }

    boolean fits(String askedMethod, PathContainer askedPath) {
        return method.equals(askedMethod) && path.matches(askedPath);
    }

    /** What the path's template names, as it is in a path that fits it. */
    public Map<String, String> named(String askedPath) {
        PathPattern.PathMatchInfo match = path.matchAndExtract(PathContainer.parsePath(askedPath));
        return match == null ? Map.of() : match.getUriVariables();
    }

    /** Whether it says which store it is about. */
    public boolean ofOneStore() {
        return storeInQuery
                || path.getPatternString().contains("{storeId}")
                || path.getPatternString().contains("{orderId}");
    }
}
