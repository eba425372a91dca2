package io.tablesaga.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** What takes most of a test's time and is the same for all: PostgreSQL unpacked, and a folder it was started on once. */
final class Prepared {

    /** Stays until the build folder goes: other processes read it too. */
    private static final Path SOURCE = make();

    private Prepared() {}

    private static Path make() {
        try {
            Path source = Files.createTempDirectory(
                            Files.createDirectories(Path.of("target").toAbsolutePath()), "prepared")
                    .toRealPath();
            try (DataFolder data = DataFolder.open(source);
                    EmbeddedPostgreSql postgres = EmbeddedPostgreSql.start(data, 0)) {
                EmbeddedServersTest.sql(postgres, "create table note (text text)");
                EmbeddedServersTest.sql(postgres, "insert into note values ('prepared')");
            }
            return source;
        } catch (IOException | java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Only the programs; PostgreSQL will be started for the first time. */
    static void unpacked(Path folder) throws IOException {
        Files.createSymbolicLink(folder.resolve("postgresql-binaries"), SOURCE.resolve("postgresql-binaries"));
    }

    /** As a start and a stop leave it, with a note. */
    static void startedOnce(Path folder) throws IOException {
        unpacked(folder);
        for (String part : List.of("secrets.properties", "postgresql")) {
            try (Stream<Path> all = Files.walk(SOURCE.resolve(part))) {
                all.forEach(path -> copy(path, folder.resolve(SOURCE.relativize(path))));
            }
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
