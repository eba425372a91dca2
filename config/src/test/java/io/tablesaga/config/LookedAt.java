package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures of slips, compared dot by dot with those in the repository; look at them after {@code -Dtablesaga.slips=write}. */
final class LookedAt {

    private static final Path PICTURES = Path.of("src/test/resources/slips");

    private LookedAt() {}

    static void same(String name, BufferedImage printed) throws IOException {
        Path file = PICTURES.resolve(name);
        if ("write".equals(System.getProperty("tablesaga.slips"))) {
            Files.createDirectories(PICTURES);
            ImageIO.write(printed, "png", file.toFile());
        }
        BufferedImage looked = ImageIO.read(file.toFile());
        assertThat(printed.getWidth()).isEqualTo(looked.getWidth());
        assertThat(printed.getHeight()).isEqualTo(looked.getHeight());
        for (int y = 0; y < printed.getHeight(); y++) {
            for (int x = 0; x < printed.getWidth(); x++) {
                assertThat(printed.getRGB(x, y)).as("%s at %d, %d", name, x, y).isEqualTo(looked.getRGB(x, y));
            }
        }
    }
}
