package io.tablesaga.config;

import io.tablesaga.accounts.web.AccessTokens;
import io.tablesaga.accounts.web.CallerAuthentication;
import io.tablesaga.accounts.web.Contract;
import io.tablesaga.accounts.web.ContractAuthorization;
import io.tablesaga.accounts.web.KnownCallers;
import io.tablesaga.accounts.web.Operation;
import io.tablesaga.ordering.grpc.HouseDoor;
import io.tablesaga.ordering.grpc.Refused;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.web.OpeningHours;
import io.tablesaga.shared.web.Problems;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Who comes by gRPC is known by what HTTP's callers are, and may what the contract says of {@code order-place}. */
final class SharedDoor implements HouseDoor {

    private static final Logger LOG = LoggerFactory.getLogger(SharedDoor.class);

    private final OpeningHours hours;
    private final Operation ordering;
    private final KnownCallers callers;

    SharedDoor(OpeningHours hours, Contract contract, KnownCallers callers) {
        this.hours = hours;
        this.ordering = contract.find("POST", "/api/orders")
                .orElseThrow(() -> new IllegalStateException("the contract has no order-place"));
        this.callers = callers;
    }

    @Override
    public boolean enter() {
        return hours.enter();
    }

    @Override
    public void leave() {
        hours.leave();
    }

    @Override
    public Caller guest(String authorization) {
        CallerAuthentication known = known(authorization).orElseThrow(() -> refused(HttpStatus.UNAUTHORIZED.value()));
        if (!ContractAuthorization.may(known, ordering)) {
            throw refused(HttpStatus.FORBIDDEN.value());
        }
        return known.caller();
    }

    private Optional<CallerAuthentication> known(String authorization) {
        try {
            return Optional.ofNullable(authorization).flatMap(callers::byHeader);
        } catch (AccessTokens.NotNow noKeys) {
            LOG.warn("an access token cannot be checked: {}", noKeys.getCause().getMessage());
            throw refused(Problems.tokenUncheckable());
        } catch (RuntimeException failure) {
            LOG.error("nobody can be asked who comes by gRPC", failure);
            throw refused((Problems.isBusy(failure) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.INTERNAL_SERVER_ERROR)
                    .value());
        }
    }

    @Override
    public Refused refused(int status) {
        return refused(Problems.of(status));
    }

    private static Refused refused(ProblemDetail problem) {
        return new Refused(
                Problems.json(problem),
                problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value() ? Problems.RETRY_AFTER_SECONDS : 0);
    }
}
