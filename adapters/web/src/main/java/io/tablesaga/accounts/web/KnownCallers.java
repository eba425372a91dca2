package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Account;
import io.tablesaga.accounts.Accounts;
import io.tablesaga.accounts.Passes;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who asks: by the token of a phone or tablet, the access token of a program, or the session of a person. A token
 * says who, never what they may do: that is read anew for each request, so that a grant taken away is gone at once.
 */
public final class KnownCallers extends OncePerRequestFilter {

    /** Of a session: whose it is. */
    public static final String ACCOUNT = "account";

    private static final String BEARER = "Bearer ";

    private final Passes passes;
    private final Accounts accounts;
    private final AccessTokens accessTokens;
    private final Duration sessionLife;

    /** @param sessionLife a session is over so long after its person signed in, however busy it is */
    public KnownCallers(Passes passes, Accounts accounts, AccessTokens accessTokens, Duration sessionLife) {
        this.passes = passes;
        this.accounts = accounts;
        this.accessTokens = accessTokens;
        this.sessionLife = sessionLife;
    }

    /** Whether a browser has added by itself what the caller is known by. */
    public static boolean bySession(HttpServletRequest request) {
        return request.getHeader("Authorization") == null
                && SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<CallerAuthentication> known;
        try {
            known = known(request);
        } catch (AccessTokens.NotNow noKeys) {
            logger.warn(
                    "an access token cannot be checked: " + noKeys.getCause().getMessage());
            Problems.write(response, Problems.tokenUncheckable());
            return;
        }
        known.ifPresent(caller -> {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(caller);
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }

    /** What the request says itself counts before what a browser adds to every request. */
    private Optional<CallerAuthentication> known(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization == null ? bySession(request.getSession(false)) : byHeader(authorization);
    }

    /** @throws AccessTokens.NotNow when an access token cannot be checked at the moment */
    public Optional<CallerAuthentication> byHeader(String authorization) {
        return authorization.startsWith(BEARER) ? byToken(authorization.substring(BEARER.length())) : Optional.empty();
    }

    private Optional<CallerAuthentication> bySession(HttpSession session) {
        if (session == null || session.getAttribute(ACCOUNT) == null) {
            return Optional.empty();
        }
        Instant signedIn = Instant.ofEpochMilli(session.getCreationTime());
        if (signedIn.plus(sessionLife).isBefore(Instant.now())) {
            session.invalidate();
            return Optional.empty();
        }
        return accounts.find(AccountId.of((String) session.getAttribute(ACCOUNT)))
                .map(KnownCallers::of);
    }

    private Optional<CallerAuthentication> byToken(String token) {
        if (token.startsWith(Passes.PREFIX)) {
            return passes.caller(token).map(caller -> new CallerAuthentication(caller, null));
        }
        // An order's own token has no dots, and is looked at where the order is.
        return token.indexOf('.') < 0
                ? Optional.empty()
                : accessTokens.accountOf(token).map(KnownCallers::of);
    }

    private static CallerAuthentication of(Account account) {
        return new CallerAuthentication(new Caller.Account(account.id()), account);
    }
}
