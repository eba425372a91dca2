package io.tablesaga.servers;

import java.io.IOException;
import java.nio.file.Path;

/** Programs of these tests in processes of their own, so that they can be killed. */
final class Processes {

    private Processes() {}

    static Process java(Class<?> main, Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
    }
}
