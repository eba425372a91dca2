package io.tablesaga.books;

import io.tablesaga.payment.PaymentGateway;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The invariant checker: one snapshot over the real tables. */
public interface Books {

    /** @param provider the provider's own list of all times, taken after the calls it is compared with had ended */
    default Report check(List<PaymentGateway.Transaction> provider) {
        return check(provider, Instant.EPOCH);
    }

    /** @param since payments begun before this are compared only when the list has them */
    Report check(List<PaymentGateway.Transaction> provider, Instant since);

    /**
     * @param violations broken promises; empty when the books balance
     * @param onTheWay what is not finished yet and not late, by kind
     */
    record Report(Instant at, List<Violation> violations, Map<String, Long> onTheWay) {
        public Report {
            violations = List.copyOf(violations);
            onTheWay = Map.copyOf(onTheWay);
        }

        public boolean balanced() {
            return violations.isEmpty();
        }
    }

    /** @param rule one of the names in the design's list; @param subject the row it is about */
    record Violation(String rule, String subject, String detail) {}
}
