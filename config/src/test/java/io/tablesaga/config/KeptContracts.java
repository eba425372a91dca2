package io.tablesaga.config;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** The contracts as releases have promised them, a folder for each version. */
final class KeptContracts {

    static final List<String> NAMES = List.of("openapi.yaml", "asyncapi.yaml");

    private static final Path FOLDER = Path.of("..", "routes", "contract");
    private static final Path CHANGELOG = Path.of("..", "CHANGELOG.md");
    private static final Pattern RELEASE = Pattern.compile("(?m)^## \\[?(\\d+\\.\\d+\\.\\d+)");

    private KeptContracts() {}

    /** Of the last release; before the first one, what will be promised there. */
    static WrittenContract last(String name) throws IOException {
        List<Version> released = released();
        return kept(released.isEmpty() ? ours() : released.get(0), name);
    }

    static WrittenContract kept(Version version, String name) throws IOException {
        return WrittenContract.read(Files.readString(place(version, name)));
    }

    /** The newest first. */
    static List<Version> released() throws IOException {
        return releasedBy(Files.readString(CHANGELOG));
    }

    static List<Version> releasedBy(String changelog) {
        return RELEASE.matcher(changelog)
                .results()
                .map(heading -> Version.parse(heading.group(1)))
                .sorted((one, other) -> other.compareTo(one))
                .toList();
    }

    /** What is released is promised, and stays as it is. */
    static void write() throws IOException {
        if (released().contains(ours())) {
            throw new IllegalStateException(ours() + " is released: its contract stays as it was promised. Raise"
                    + " info.version of both contracts; what breaks is a new operation, or a new type of message.");
        }
        for (String name : NAMES) {
            Files.createDirectories(place(ours(), name).getParent());
            try (InputStream contract = new ClassPathResource(name).getInputStream()) {
                Files.write(place(ours(), name), contract.readAllBytes());
            }
        }
    }

    /** What both contracts say, or else there is no such version. */
    static Version ours() {
        List<String> said = NAMES.stream()
                .map(name -> WrittenContract.of(name).at("#/info/version").toString())
                .distinct()
                .toList();
        if (said.size() > 1) {
            throw new IllegalStateException("the contracts are of two versions: " + said);
        }
        return Version.parse(said.get(0));
    }

    private static Path place(Version version, String name) {
        return FOLDER.resolve(version.toString()).resolve(name);
    }
}
