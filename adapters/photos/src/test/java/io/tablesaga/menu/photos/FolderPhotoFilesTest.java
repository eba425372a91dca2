package io.tablesaga.menu.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderPhotoFilesTest {

    @TempDir
    Path folder;

    @Test
    void what_is_put_is_got_listed_and_deleted() throws IOException {
        FolderPhotoFiles files = new FolderPhotoFiles(folder.resolve("photos"));
        assertThat(files.list("a/")).isEmpty();
        files.put("a/1.jpg", new byte[] {1});
        files.put("a/2.jpg", new byte[] {2});
        files.put("b/3.jpg", new byte[] {3});
        files.put("a/1.jpg", new byte[] {1});

        assertThat(new FolderPhotoFiles(folder.resolve("photos")).get("a/2.jpg"))
                .hasValueSatisfying(file -> assertThat(file).containsExactly(2));
        assertThat(files.get("a/4.jpg")).isEmpty();
        assertThat(files.list("a/")).containsExactly("a/1.jpg", "a/2.jpg");
        assertThat(files.list("")).containsExactly("a/1.jpg", "a/2.jpg", "b/3.jpg");

        files.delete("a/1.jpg");
        files.delete("a/2.jpg");
        files.delete("a/2.jpg");
        assertThat(files.list("")).containsExactly("b/3.jpg");
        try (Stream<Path> left = Files.list(folder.resolve("photos/.incoming"))) {
            assertThat(left).as("nothing half written is left").isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/../b", "/a/b", "a", "a/b/c", "a/.b", "A/b", "a/b\0", ".incoming/a"})
    void a_key_leads_nowhere_else(String key) {
        FolderPhotoFiles files = new FolderPhotoFiles(folder);
        assertThatThrownBy(() -> files.get(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.put(key, new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files.delete(key)).isInstanceOf(IllegalArgumentException.class);
    }
}
