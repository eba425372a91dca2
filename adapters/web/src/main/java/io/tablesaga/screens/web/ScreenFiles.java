package io.tablesaga.screens.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The screens' scripts, styles and drawings, as they are on the class path. They are small and read once. */
public final class ScreenFiles {

    /** Of lit-html only what the screens import. */
    private static final List<String> LIT = List.of(
            "lit-html.js", "directive.js", "directive-helpers.js", "directives/live.js", "directives/repeat.js");

    private static final Pattern LIT_FOLDER = Pattern.compile("/_static/lit-html/[^/]+/");
    private static final String FOLDER = "/screens/";
    private static final int VERSION_BYTES = 6;

    private final Map<String, byte[]> files = new TreeMap<>();
    private final String version;

    public ScreenFiles() {
        try {
            PathMatchingResourcePatternResolver classPath = new PathMatchingResourcePatternResolver();
            for (Resource file : classPath.getResources("classpath*:screens/**/*.*")) {
                String url = file.getURL().toString();
                files.put(
                        url.substring(url.lastIndexOf(FOLDER) + FOLDER.length()),
                        file.getInputStream().readAllBytes());
            }
            String lit = "classpath:META-INF/resources" + litFolder(classPath);
            for (String name : LIT) {
                files.put(
                        "lib/lit-html/" + name,
                        classPath.getResource(lit + name).getInputStream().readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the screens' files cannot be read", e);
        }
        this.version = digest(files);
    }

    /** Its version is the pom's alone; the jar itself says where it has its files. */
    private static String litFolder(PathMatchingResourcePatternResolver classPath) throws IOException {
        for (Resource map : classPath.getResources("classpath*:META-INF/importmap.json")) {
            Matcher folder = LIT_FOLDER.matcher(map.getContentAsString(StandardCharsets.UTF_8));
            if (folder.find()) {
                return folder.group();
            }
        }
        throw new IllegalStateException("lit-html is not on the class path");
    }

    /** Another one with each change of any file, so that what an address shows never changes. */
    public String version() {
        return version;
    }

    Optional<byte[]> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Below these folders, with that ending. */
    List<String> names(String ending, String... folders) {
        return files.keySet().stream()
                .filter(name -> name.endsWith(ending))
                .filter(name -> List.of(folders).stream().anyMatch(name::startsWith))
                .toList();
    }

    private static String digest(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
