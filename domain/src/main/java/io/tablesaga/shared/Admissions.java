package io.tablesaga.shared;

import java.util.Map;
import java.util.Optional;

/** Who came as nobody and was let in. The audit shows it beside what accounts do; what they try in vain is {@link Alarms}'. */
public interface Admissions {

    /**
     * In the caller's transaction when there is one: nobody is let in unrecorded, and nobody recorded who was not.
     *
     * @throws RuntimeException when it cannot be written down; whoever calls lets nobody in then
     */
    void note(Admission admission);

    /**
     * @param operation as the contract names it
     * @param account as whom; empty of a tablet
     * @param ids what it is about, by the names the contract's paths have for them
     * @param address the client's
     */
    record Admission(
            String operation,
            Optional<AccountId> account,
            Optional<StoreId> store,
            Map<String, String> ids,
            String address) {}
}
