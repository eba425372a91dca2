package io.tablesaga.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;

/** What the machine itself can do at the time of a run, so that a figure of it means something elsewhere. */
final class Calibration {

    private static final long SECOND = 1_000_000_000L;

    private Calibration() {}

    /** @return one line: forced writes a second, MB of SHA-256 a second on one core, commits a second of one client */
    static String line(Path folder, DataSource database) throws IOException, SQLException, NoSuchAlgorithmException {
        return String.format(
                Locale.ROOT,
                "calibration: %d fdatasync/s, %d MB/s SHA-256 on one of %d cores, %d commits/s on one connection",
                forcedWrites(folder),
                hashed(),
                Runtime.getRuntime().availableProcessors(),
                commits(database));
    }

    private static long forcedWrites(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "calibration", ".bin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocate(8192);
            long writes = 0;
            for (long end = System.nanoTime() + SECOND; System.nanoTime() < end; writes++) {
                channel.write(page.clear(), 0);
                channel.force(false);
            }
            return writes;
        } finally {
            Files.delete(file);
        }
    }

    private static long hashed() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] megabyte = new byte[1 << 20];
        long megabytes = 0;
        for (long end = System.nanoTime() + SECOND; System.nanoTime() < end; megabytes++) {
            digest.update(megabyte);
        }
        return megabytes;
    }

    private static long commits(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table calibration (n bigint)");
            long commits = 0;
            for (long end = System.nanoTime() + SECOND; System.nanoTime() < end; commits++) {
                statement.execute("insert into calibration values (1)");
            }
            statement.execute("drop table calibration");
            return commits;
        }
    }
}
