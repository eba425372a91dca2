package io.tablesaga.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Remembers, beside PostgreSQL's folder, that its first start has not finished. The mark says «unfinished», not
 * «finished»: only a folder that we ourselves began is ever emptied, never one that an earlier version made or that
 * merely has the same name.
 */
final class FirstStart {

    private final Path data;
    private final Path mark;

    FirstStart(Path data) {
        this.data = data;
        this.mark = data.resolveSibling(data.getFileName() + ".unfinished");
    }

    /** @return whether the folder is now empty, and remains marked until {@link #finish} */
    boolean begin() throws IOException {
        if (Files.exists(mark)) {
            // Nobody was told this database's address, so nobody's data can be in it.
            empty(data);
            return true;
        }
        if (isEmpty(data)) {
            WholeFile.write(mark, "The first start has not finished: " + data.getFileName() + " will be made anew.\n");
            return true;
        }
        return false;
    }

    void finish() throws IOException {
        WholeFile.delete(mark);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        // The folder itself may be a link to another disk, and remains.
        Path real = folder.toRealPath();
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(real)) {
            deepestFirst = all.filter(path -> !path.equals(real))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
