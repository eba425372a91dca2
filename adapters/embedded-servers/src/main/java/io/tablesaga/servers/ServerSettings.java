package io.tablesaga.servers;

import java.nio.file.Path;

/** Where the servers keep their data and listen; port 0 means a free one. */
public record ServerSettings(Path folder, int postgresPort, int artemisPort, int kafkaPort) {

    public static ServerSettings onFreePorts(Path folder) {
        return new ServerSettings(folder, 0, 0, 0);
    }
}
