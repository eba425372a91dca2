package io.tablesaga.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of problems our own sources write; whatever else stands for a type came from outside. */
final class KnownProblems {

    private static final Pattern NAME = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\"");
    private static final String TYPE = "https://tablesaga.io/problems/";

    private final Set<String> names;

    KnownProblems() {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            names = files.filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
                    .flatMap(KnownProblems::names)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String type) {
        return type.startsWith(TYPE) && names.contains(type.substring(TYPE.length()));
    }

    private static Stream<String> names(Path file) {
        try {
            return NAME.matcher(Files.readString(file)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
