package io.tablesaga.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * PostgreSQL's own tools that outlived the process that called them: initdb goes on filling the folder, and pg_ctl may
 * be about to start a server whose postmaster.pid is not written yet. Both end by themselves.
 */
final class Orphans {

    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private Orphans() {}

    static void awaitEnd(Path data) {
        List<ProcessHandle> orphans = ProcessHandle.allProcesses()
                .filter(process -> worksOn(process.info(), data.toString()))
                .toList();
        try {
            CompletableFuture.allOf(orphans.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(AT_MOST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerStartFailed("interrupted while an earlier start of PostgreSQL ends", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new ServerStartFailed(
                    "An earlier start of PostgreSQL is still at work in " + data
                            + ". Wait for it, or stop it by hand, and start again.",
                    e);
        }
    }

    private static boolean worksOn(ProcessHandle.Info process, String data) {
        List<String> words = process.arguments().map(List::of).orElse(List.of());
        String command = process.command().orElse("");
        return words.contains(data) && (command.endsWith("/initdb") || command.endsWith("/pg_ctl"));
    }
}
