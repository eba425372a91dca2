package io.tablesaga.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a child's JVM is started. Two thirds of its start would be class loading, so the first one leaves an archive of its
 * classes for the others; a JVM takes an archive only for a class path of jars, so folders become some.
 */
final class CrashLaunch {

    private final Path archive;
    private final Path unfinished;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final String classPath;

    /** With what {@code -Dtablesaga.extensions=one.jar:another.jar} names. */
    CrashLaunch(Path folder) throws IOException {
        this(
                folder,
                Stream.of(System.getProperty("tablesaga.extensions", "").split(":"))
                        .filter(jar -> !jar.isEmpty())
                        .map(jar -> Path.of(jar).toAbsolutePath())
                        .toList());
    }

    /** @param extensions further jars, each on a child's class path as on a product's */
    CrashLaunch(Path folder, List<Path> extensions) throws IOException {
        archive = folder.resolve("classes.jsa");
        unfinished = folder.resolve("unfinished.jsa");
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":")) {
            Path place = Path.of(entry);
            jars.add(Files.isDirectory(place) ? jar(place, folder.resolve(jars.size() + ".jar")) : entry);
        }
        extensions.forEach(jar -> jars.add(jar.toString()));
        classPath = String.join(":", jars);
    }

    /** Whether nobody has asked before: one process leaves the archive. */
    boolean isFirst() {
        return begun.compareAndSet(false, true);
    }

    /** Of the first one, which has ended: from now on processes start with it; without, they take longer. */
    void keepClasses() throws IOException {
        if (Files.exists(unfinished)) {
            Files.move(unfinished, archive);
        }
    }

    /** On the servers of its parent. */
    ProcessBuilder process(
            Surroundings surroundings, boolean leavesClasses, List<String> properties, List<String> arguments) {
        ProcessBuilder builder = new ProcessBuilder(command(CrashChild.class, leavesClasses, properties, arguments))
                .redirectErrorStream(true);
        surroundings.properties().forEach((key, value) -> builder.environment()
                .put(key.replaceAll("[.]", "_").replace("-", "").toUpperCase(java.util.Locale.ROOT), value.toString()));
        return builder;
    }

    List<String> command(Class<?> main, boolean leavesClasses, List<String> properties, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Xlog:disable",
                "-Xlog:all=error:stderr"));
        if (leavesClasses) {
            command.add("-XX:ArchiveClassesAtExit=" + unfinished);
        } else if (Files.exists(archive)) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        command.addAll(properties);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        return command;
    }

    /** With entries for folders too: Spring finds no class of a package whose folder is not named. */
    static String jar(Path folder, Path jar) throws IOException {
        try (Stream<Path> found = Files.walk(folder);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path place : found.skip(1).collect(Collectors.toList())) {
                boolean isFolder = Files.isDirectory(place);
                out.putNextEntry(new JarEntry(folder.relativize(place) + (isFolder ? "/" : "")));
                if (!isFolder) {
                    Files.copy(place, out);
                }
                out.closeEntry();
            }
        }
        return jar.toString();
    }
}
