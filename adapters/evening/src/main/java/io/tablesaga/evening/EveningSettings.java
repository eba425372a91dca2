package io.tablesaga.evening;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * @param program that may do everything in all stores, as the demo's does
 * @param minutes within which all guests arrive
 * @param speed simulated seconds in one real second
 * @param faults whether payments fail, lines break and displays go away
 * @param printer where a printer of the evening's own listens; empty for none
 */
public record EveningSettings(
        URI url,
        String program,
        String password,
        long seed,
        int orders,
        double minutes,
        double speed,
        boolean faults,
        Optional<Sandbox> sandbox,
        Optional<String> printer) {

    /** The payment sandbox's own side. */
    public record Sandbox(URI url, String adminToken) {}

    private static final List<String> KNOWN = List.of(
            "url", "program", "seed", "orders", "minutes", "speed", "faults", "sandbox", "sandbox-token", "printer");

    /** @param arguments as {@code --name=value}; the password comes from the environment */
    static EveningSettings of(String[] arguments, Map<String, String> environment) {
        Map<String, String> said = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length != 2 || !parts[0].startsWith("--") || !KNOWN.contains(parts[0].substring(2))) {
                throw new IllegalArgumentException(
                        "«" + argument + "» is not understood; --name=value, with a name of " + KNOWN + ".");
            }
            said.put(parts[0].substring(2), parts[1]);
        }
        String password = environment.get("TABLESAGA_DEMO_PASSWORD");
        if (password == null) {
            throw new IllegalArgumentException(
                    "TABLESAGA_DEMO_PASSWORD must hold what the product printed as Password.");
        }
        int orders = Integer.parseInt(said.getOrDefault("orders", "200"));
        return new EveningSettings(
                URI.create(said.getOrDefault("url", "http://127.0.0.1:8080")),
                said.getOrDefault("program", "demo"),
                password,
                Long.parseLong(said.getOrDefault("seed", "7")),
                orders,
                Double.parseDouble(said.getOrDefault("minutes", String.valueOf(Math.max(20, orders * 0.15)))),
                Double.parseDouble(said.getOrDefault("speed", "20")),
                Boolean.parseBoolean(said.getOrDefault("faults", "true")),
                Optional.ofNullable(said.get("sandbox"))
                        .map(url -> new Sandbox(URI.create(url), said.getOrDefault("sandbox-token", ""))),
                Optional.ofNullable(said.get("printer")));
    }

    /** So many that a party rarely waits for one. */
    int tables() {
        return Math.min(90, Math.max(16, orders / 20));
    }

    /** How many tickets a station makes at once. */
    int hands() {
        return Math.max(10, (int) Math.ceil(12 * orders / minutes));
    }
}
