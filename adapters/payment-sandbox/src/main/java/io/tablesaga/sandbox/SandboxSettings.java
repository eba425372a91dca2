package io.tablesaga.sandbox;

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
 * @param seed of the faults' dice, so that a run repeats
 */
public record SandboxSettings(String address, int port, Path ledger, String secretKey, String adminToken, long seed) {

    static SandboxSettings from(Map<String, String> environment) {
        return new SandboxSettings(
                environment.getOrDefault("SANDBOX_ADDRESS", "127.0.0.1"),
                Integer.parseInt(environment.getOrDefault("SANDBOX_PORT", "0")),
                Path.of(environment.getOrDefault("SANDBOX_LEDGER", "sandbox-ledger.jsonl")),
                required(environment, "SANDBOX_SECRET_KEY"),
                required(environment, "SANDBOX_ADMIN_TOKEN"),
                Long.parseLong(environment.getOrDefault("SANDBOX_SEED", "1")));
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
