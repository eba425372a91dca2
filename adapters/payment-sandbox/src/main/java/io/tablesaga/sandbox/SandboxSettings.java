package io.tablesaga.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a sandbox runs.
 *
 * @param port 0 for a free one
 * @param ledger the file every charge is written to before it is answered
 * @param secretKey merchants authenticate with it
 * @param adminToken opens {@code /admin}
 * @param seed of the faults' dice and of the references, so that a run repeats
 * @param webhookUrl where merchants are told; null for nowhere
 * @param minuteMillis how long a minute of the provider's windows and schedules takes here
 */
public record SandboxSettings(
        String address,
        int port,
        Path ledger,
        String secretKey,
        String adminToken,
        long seed,
        URI webhookUrl,
        long minuteMillis) {

    private static final long MINUTE = 60_000;

    /** Tells nobody, and has the provider's own minutes. */
    public SandboxSettings(String address, int port, Path ledger, String secretKey, String adminToken, long seed) {
        this(address, port, ledger, secretKey, adminToken, seed, null, MINUTE);
    }

    static SandboxSettings from(Map<String, String> environment) {
        return new SandboxSettings(
                environment.getOrDefault("SANDBOX_ADDRESS", "127.0.0.1"),
                Integer.parseInt(environment.getOrDefault("SANDBOX_PORT", "0")),
                Path.of(environment.getOrDefault("SANDBOX_LEDGER", "sandbox-ledger.jsonl")),
                required(environment, "SANDBOX_SECRET_KEY"),
                required(environment, "SANDBOX_ADMIN_TOKEN"),
                Long.parseLong(environment.getOrDefault("SANDBOX_SEED", "1")),
                Optional.ofNullable(environment.get("SANDBOX_WEBHOOK_URL"))
                        .filter(url -> !url.isBlank())
                        .map(URI::create)
                        .orElse(null),
                Long.parseLong(environment.getOrDefault("SANDBOX_MINUTE_MILLIS", String.valueOf(MINUTE))));
    }

    private static String required(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(name + " must be set"));
    }

    @Override
    public String toString() {
        return "SandboxSettings[" + address + ":" + port + ", ledger " + ledger + "]";
    }
}
