package io.tablesaga.config;

import java.net.URI;

/** Which settings of a payment provider go together; real money and play money never do. */
final class ProviderRules {

    private ProviderRules() {}

    /** @throws StartRefused with a sentence */
    static void check(Settings settings) {
        boolean live = settings.mode() == Settings.Mode.LIVE;
        Settings.Payment payment = settings.payment();
        if (payment.provider() == Settings.Provider.SANDBOX) {
            refuseIf(live, "TABLESAGA_MODE=live refuses the payment sandbox; set TABLESAGA_PAYMENT_PROVIDER=toss.");
            return;
        }
        // A secret key in the client key's place would be shown to every guest.
        key("TABLESAGA_PAYMENT_SECRET_KEY", payment.secretKey(), "sk", live);
        key("TABLESAGA_PAYMENT_CLIENT_KEY", payment.clientKey(), "ck", live);
        refuseIf(
                live && payment.hasUrl() && !"https".equals(payment.url().getScheme()),
                "TABLESAGA_MODE=live refuses a payment provider without https.");
        URI address = settings.publicUrl();
        refuseIf(
                live && (address == null || !"https".equals(address.getScheme())),
                "TABLESAGA_MODE=live needs TABLESAGA_PUBLIC_URL, the https address guests come back to.");
    }

    /** A widget's keys ({@code gsk}, {@code gck}) confirm a widget's payments only; our page opens the window. */
    private static void key(String name, String key, String kind, boolean live) {
        refuseIf(
                key == null || key.isBlank(),
                name + " must be set: TABLESAGA_PAYMENT_PROVIDER=toss needs the keys of its payment window.");
        String start = (live ? "live_" : "test_") + kind + "_";
        String other = (live ? "test_" : "live_") + kind + "_";
        refuseIf(
                key.startsWith(other),
                "TABLESAGA_MODE=" + (live ? "live refuses a test key" : "demo refuses a live key") + " in " + name
                        + ".");
        refuseIf(!key.startsWith(start), name + " must be a key of Toss' payment window, which begins " + start + ".");
    }

    private static void refuseIf(boolean unsafe, String sentence) {
        if (unsafe) {
            throw new StartRefused(sentence);
        }
    }
}
