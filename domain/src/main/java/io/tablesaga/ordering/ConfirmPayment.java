package io.tablesaga.ordering;

/**
 * A guest has authenticated a payment on the provider's page.
 *
 * @param attemptToken from the return address; never logged
 * @param providerReference what the provider calls the payment; believed only once it confirmed it
 * @param amount what the guest was asked for, in the currency's minor unit; compared with ours, never used
 */
public record ConfirmPayment(String attemptToken, String providerReference, long amount) {

    @Override
    public String toString() {
        return "ConfirmPayment[" + amount + "]";
    }
}
