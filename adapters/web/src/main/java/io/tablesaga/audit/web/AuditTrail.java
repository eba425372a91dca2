package io.tablesaga.audit.web;

import io.tablesaga.accounts.web.Contract;
import io.tablesaga.accounts.web.Operation;
import io.tablesaga.audit.Action;
import io.tablesaga.audit.Audit;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.CallerHeader;
import io.tablesaga.shared.web.Problems;
import io.tablesaga.shared.web.WholeBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down what an account is about to do, before the door decides on it, and then what came of it. What cannot be
 * written down is not done. It stands before the authorization, so that what is refused there is written down as well.
 */
public final class AuditTrail extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Contract contract;
    private final Audit audit;
    private final Function<OrderId, Optional<StoreId>> storeOfOrder;
    private final Function<SagaId, Optional<OrderId>> orderOfSaga;

    public AuditTrail(
            Contract contract,
            Audit audit,
            Function<OrderId, Optional<StoreId>> storeOfOrder,
            Function<SagaId, Optional<OrderId>> orderOfSaga) {
        this.contract = contract;
        this.audit = audit;
        this.storeOfOrder = storeOfOrder;
        this.orderOfSaga = orderOfSaga;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Operation> operation = contract.find(request.getMethod(), request.getRequestURI());
        if (CallerHeader.caller() instanceof Caller.Account account && leavesTrail(request, operation)) {
            record(account, operation, request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean leavesTrail(HttpServletRequest request, Optional<Operation> operation) {
        return !READS.contains(request.getMethod())
                || operation.filter(Operation::auditRead).isPresent();
    }

    private void record(
            Caller.Account account,
            Optional<Operation> operation,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        boolean heard = operation.filter(known -> !known.audited().isEmpty()).isPresent();
        byte[] body = heard ? request.getInputStream().readAllBytes() : new byte[0];
        UUID entry;
        try {
            entry = audit.begin(action(account, operation, request, body));
        } catch (RuntimeException e) {
            logger.error("an action is refused, as it cannot be written down", e);
            Problems.write(response, Problems.of(HttpStatus.SERVICE_UNAVAILABLE.value()));
            return;
        }
        Ending ending = new Ending(audit, entry, response);
        try {
            chain.doFilter(heard ? new WholeBody(request, body) : request, response);
            ending.follow(request);
        } catch (IOException | ServletException | RuntimeException e) {
            ending.failed();
            throw e;
        }
    }

    private Action action(
            Caller.Account account, Optional<Operation> operation, HttpServletRequest request, byte[] body) {
        Map<String, String> path =
                operation.map(known -> known.named(request.getRequestURI())).orElse(Map.of());
        return new Action(
                Optional.of(account.id()),
                operation.map(Operation::id),
                store(operation, path, request),
                Said.ids(path, operation.map(Operation::audited).orElse(List.of())),
                operation.map(known -> Said.of(body, known.audited())).orElse("{}"),
                request.getRemoteAddr());
    }

    private Optional<StoreId> store(
            Optional<Operation> operation, Map<String, String> path, HttpServletRequest request) {
        Optional<StoreId> named = read(path.get("storeId"), StoreId::of);
        if (named.isEmpty() && operation.filter(Operation::storeInQuery).isPresent()) {
            named = read(request.getParameter("storeId"), StoreId::of);
        }
        return named.isPresent() ? named : order(path).flatMap(storeOfOrder);
    }

    private Optional<OrderId> order(Map<String, String> path) {
        return read(path.get("orderId"), OrderId::of)
                .or(() -> read(path.get("sagaId"), SagaId::of).flatMap(orderOfSaga));
    }

    private static <T> Optional<T> read(String text, Function<String, T> reader) {
        try {
            return Optional.ofNullable(text).map(reader);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
