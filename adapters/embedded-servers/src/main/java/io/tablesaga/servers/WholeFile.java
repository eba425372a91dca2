package io.tablesaga.servers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file of the owner's that is there whole or not at all, whenever the process is killed or the power fails. */
final class WholeFile {

    private WholeFile() {}

    static void write(Path file, String text) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".half");
        // A kill may have left one; a new file has the permissions asked for, an old one keeps its own.
        Files.deleteIfExists(half);
        try (FileChannel out = FileChannel.open(
                half,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        keepNames(file.getParent());
    }

    static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        keepNames(file.getParent());
    }

    /** A file's name is in its folder, and is lost with the power until the folder itself is on disk. */
    private static void keepNames(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
