package io.tablesaga.servers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The folder all servers keep their data in; one process at a time, secrets readable by its owner only. */
public final class DataFolder implements AutoCloseable {

    private static final long LEAST_BYTES = 500L * 1024 * 1024;

    /**
     * The real paths of what this process has open. A POSIX lock belongs to the process and goes with the first channel
     * of the file that is closed, so a refused second opening must never have had a channel.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Path realPath;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, Path realPath, FileChannel channel, FileLock lock) {
        this.path = path;
        this.realPath = realPath;
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws ServerStartFailed when it cannot be written, is nearly full, or something else uses it */
    public static DataFolder open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            long usable = Files.getFileStore(path).getUsableSpace();
            if (usable < LEAST_BYTES) {
                throw new ServerStartFailed("Only " + usable / 1024 / 1024 + " MB are free where " + path
                        + " lies; at least 500 MB are needed. Make room, or set TABLESAGA_DATA to another folder.");
            }
            Path realPath = path.toRealPath();
            if (!OPEN.add(realPath)) {
                throw inUse(path);
            }
            try {
                return lock(path, realPath);
            } catch (IOException | RuntimeException e) {
                OPEN.remove(realPath);
                throw e;
            }
        } catch (IOException e) {
            throw new ServerStartFailed(
                    "The folder " + path + " cannot be written (" + e.getMessage()
                            + "). Set TABLESAGA_DATA to another one.",
                    e);
        }
    }

    private static DataFolder lock(Path path, Path realPath) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("tablesaga.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw inUse(path);
        }
        return new DataFolder(path, realPath, channel, lock);
    }

    private static ServerStartFailed inUse(Path path) {
        return new ServerStartFailed(
                "Another TableSaga uses the folder " + path + ". Stop it, or set TABLESAGA_DATA to another folder.");
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
            }
            String secret = secrets.getProperty(name);
            if (secret == null) {
                byte[] bytes = new byte[36];
                new SecureRandom().nextBytes(bytes);
                secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
                secrets.setProperty(name, secret);
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                secrets.store(text, "Made at the first start. Readable by the owner only.");
                WholeFile.write(file, text.toString(StandardCharsets.ISO_8859_1));
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
            OPEN.remove(realPath);
        } catch (IOException e) {
            throw new ServerStartFailed("The folder " + path + " cannot be released: " + e.getMessage(), e);
        }
    }
}
