package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Where the image looks for others' jars, compose puts them, and the guide says so. docker/try.sh starts what it starts. */
class DockerTest {

    private static final Path DOCKER = Path.of("../docker");

    @Test
    void a_folder_of_jars_that_is_mounted_is_where_the_image_s_command_looks_for_them() throws IOException {
        String image = Files.readString(DOCKER.resolve("Dockerfile"));
        String folder = found(image, "(?m)^ENTRYPOINT \\[.*\"-Dloader\\.path=([a-z]+)\"");
        assertThat(found(image, "(?m)^ENTRYPOINT \\[.*\"([A-Za-z.]+)\"\\]$")).endsWith(".PropertiesLauncher");
        assertThat(found(image, "(?m)^RUN mkdir ([a-z]+)$")).isEqualTo(folder);
        String inside = found(image, "(?m)^WORKDIR (/tablesaga)$") + "/" + folder;
        assertThat(volumes()).containsExactly("${TABLESAGA_EXTENSIONS:-./extensions}:" + inside + ":ro");
        assertThat(Files.readString(Path.of("../docs/extending.md")))
                .contains("`" + inside + "`", "TABLESAGA_EXTENSIONS=", "docker/try.sh");
    }

    private static List<String> volumes() throws IOException {
        Map<?, ?> compose = new Yaml().load(Files.readString(DOCKER.resolve("compose.yaml")));
        Map<?, ?> product = (Map<?, ?>) ((Map<?, ?>) compose.get("services")).get("tablesaga");
        return ((List<?>) product.get("volumes")).stream().map(String::valueOf).toList();
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
