package io.tablesaga.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The folder all servers keep their data in; one process at a time, secrets readable by its owner only. */
public final class DataFolder implements AutoCloseable {

    private static final long LEAST_BYTES = 500L * 1024 * 1024;

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws ServerStartFailed when it cannot be written, is nearly full, or another process uses it */
    public static DataFolder open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            long usable = Files.getFileStore(path).getUsableSpace();
            if (usable < LEAST_BYTES) {
                throw new ServerStartFailed("Only " + usable / 1024 / 1024 + " MB are free where " + path
                        + " lies; at least 500 MB are needed. Make room, or set TABLESAGA_DATA to another folder.");
            }
            FileChannel channel = FileChannel.open(
                    path.resolve("tablesaga.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new ServerStartFailed("Another TableSaga uses the folder " + path
                        + ". Stop it, or set TABLESAGA_DATA to another folder.");
            }
            return new DataFolder(path, channel, lock);
        } catch (IOException e) {
            throw new ServerStartFailed(
                    "The folder " + path + " cannot be written (" + e.getMessage()
                            + "). Set TABLESAGA_DATA to another one.",
                    e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    public Path path() {
        return path;
    }

    /** The secret of this name, made of 288 random bits when it is asked for the first time. */
    public synchronized String secret(String name) {
        Path file = path.resolve("secrets.properties");
        Properties secrets = new Properties();
        try {
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    secrets.load(in);
                }
            } else {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            String secret = secrets.getProperty(name);
            if (secret == null) {
                byte[] bytes = new byte[36];
                new SecureRandom().nextBytes(bytes);
                secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
                secrets.setProperty(name, secret);
                try (OutputStream out = Files.newOutputStream(file)) {
                    secrets.store(out, "Made at the first start. Readable by the owner only.");
                }
            }
            return secret;
        } catch (IOException e) {
            throw new ServerStartFailed("The file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new ServerStartFailed("The folder " + path + " cannot be released: " + e.getMessage(), e);
        }
    }
}
