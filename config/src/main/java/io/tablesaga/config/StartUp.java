package io.tablesaga.config;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Refuses unsafe settings, and says in a few lines what runs where. */
@Component
final class StartUp implements ApplicationListener<ApplicationReadyEvent> {

    private final Settings settings;
    private final PublicAddress address;
    private final ObjectProvider<FirstOperator> firstOperator;

    /** @param firstOperator has a database, which may be among the settings that are refused here */
    StartUp(Settings settings, PublicAddress address, ObjectProvider<FirstOperator> firstOperator) {
        this.settings = settings;
        this.address = address;
        this.firstOperator = firstOperator;
        if (settings.mode() == Settings.Mode.DEMO
                && (settings.demoPassword() == null || settings.demoPassword().length() < 24)) {
            throw new StartRefused("TABLESAGA_DEMO_PASSWORD must hold at least 24 characters.");
        }
        if (settings.payment().window().compareTo(settings.payment().responseTimeout()) <= 0) {
            throw new StartRefused(
                    "tablesaga.payment.window (" + settings.payment().window()
                            + ") must be longer than tablesaga.payment.response-timeout ("
                            + settings.payment().responseTimeout()
                            + "): a charge still on its way would be taken for not charged.");
        }
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext) {
            System.out.printf(
                    "%nTableSaga is ready (%s, %.1f s).%n%nApi         %s/api%n%s%n%s",
                    settings.mode().name().toLowerCase(java.util.Locale.ROOT),
                    ready.getTimeTaken().toMillis() / 1000.0,
                    address.here(),
                    settings.surroundings() == null ? "" : settings.surroundings(),
                    settings.mode() == Settings.Mode.DEMO
                            ? "Try it      "
                                    + address.here()
                                    + "/demo  (every screen, signed in, and an evening to watch; on this machine)\nPassword    "
                                    + settings.demoPassword()
                                    + "  (of all demo accounts; no real money moves)\n\n"
                            : firstOperator.getObject().invite() + "\n");
        }
    }
}
