package io.tablesaga.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** PostgreSQL's first process on a folder. It is nobody's child: it outlives whoever started it. */
final class Postmaster {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ProcessHandle process;
    private final Path data;

    private Postmaster(ProcessHandle process, Path data) {
        this.process = process;
        this.data = data;
    }

    static Optional<Postmaster> on(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            return ProcessHandle.of(pid)
                    .filter(process -> isPostmaster(process, data))
                    .map(process -> new Postmaster(process, data));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new ServerStartFailed(
                    "The file " + pidFile + " cannot be understood. Stop the PostgreSQL that uses " + data
                            + ", if there is one, delete the file, and start again.",
                    e);
        }
    }

    /** After a restart of the machine the number may be another process's, even another PostgreSQL's. */
    private static boolean isPostmaster(ProcessHandle process, Path data) {
        try {
            List<String> words = List.of(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
                    .split("\0"));
            int folder = words.indexOf("-D") + 1;
            return words.get(0).endsWith("postgres")
                    && folder > 0
                    && folder < words.size()
                    && Files.isSameFile(data, Path.of(words.get(folder)));
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws ServerStartFailed when it is still there after that time */
    void stop(Duration atMost) {
        try {
            if (process.isAlive()) {
                // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for connections.
                new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                        .start()
                        .waitFor();
                process.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartFailed("interrupted while PostgreSQL stops", e);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new ServerStartFailed(
                    "PostgreSQL (process " + process.pid() + ") still uses " + data
                            + " and does not stop. Stop it by hand before you start again.",
                    e);
        }
    }
}
