package io.tablesaga.menu.photos;

import io.tablesaga.menu.PhotoFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Photos as files of a folder: written beside their place, moved into it when they are whole and on the disk. */
public final class FolderPhotoFiles implements PhotoFiles {

    private static final Pattern KEY = Pattern.compile("[0-9a-z-]+/[0-9a-z-]+(\\.[0-9a-z]+)?");

    private final Path root;
    private final Path incoming;

    public FolderPhotoFiles(Path root) {
        this.root = root.toAbsolutePath();
        this.incoming = this.root.resolve(".incoming");
    }

    @Override
    public void put(String key, byte[] file) {
        Path place = place(key);
        if (Files.exists(place)) {
            return;
        }
        Path temporary = incoming.resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(incoming);
            Files.createDirectories(place.getParent());
            write(temporary, file);
            Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
            sync(place.getParent());
            sync(root);
        } catch (IOException e) {
            throw new UncheckedIOException("photo " + key + " cannot be written", e);
        }
    }

    private static void write(Path temporary, byte[] file) throws IOException {
        try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(file);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    /** A name is on the disk when its folder is. */
    private static void sync(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    @Override
    public Optional<byte[]> get(String key) {
        try {
            return Optional.of(Files.readAllBytes(place(key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("photo " + key + " cannot be read", e);
        }
    }

    @Override
    public List<String> list(String prefix) {
        int slash = prefix.indexOf('/');
        Path from = slash < 0 ? root : root.resolve(prefix.substring(0, slash));
        if (!Files.isDirectory(from)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(from)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .filter(key -> KEY.matcher(key).matches() && key.startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the photos cannot be listed", e);
        }
    }

    @Override
    public void delete(String key) {
        Path place = place(key);
        try {
            Files.deleteIfExists(place);
            Files.deleteIfExists(place.getParent());
        } catch (DirectoryNotEmptyException e) {
            // Others of its photo are there still.
        } catch (IOException e) {
            throw new UncheckedIOException("photo " + key + " cannot be deleted", e);
        }
    }

    private Path place(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("no photo has the key «" + key + "»");
        }
        return root.resolve(key);
    }
}
