package io.tablesaga.screens.web;

import io.tablesaga.shared.web.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The files of the screens, what keeps them on a device, and what makes them an app there. */
@RestController
public class ScreenController {

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    private static final String CODE = "[A-Za-z0-9_-]{1,64}";

    private final ScreenFiles files;

    public ScreenController(ScreenFiles files) {
        this.files = files;
    }

    @GetMapping("/app/{version}/{folder}/{*name}")
    ResponseEntity<byte[]> file(
            @PathVariable("version") String version,
            @PathVariable("folder") String folder,
            @PathVariable("name") String name,
            HttpServletResponse response) {
        byte[] content =
                files.find(folder + name).orElseThrow(() -> new NotFound("There is no such file; reload the page."));
        // While two versions run, a page of the one may ask the other: better mixed for once than broken.
        if (version.equals(files.version())) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        }
        return ResponseEntity.ok()
                // Spring would call it a download of a name of its own.
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .contentType(MediaType.parseMediaType(TYPES.get(name.substring(name.lastIndexOf('.') + 1))))
                .body(content);
    }

    /** It has to be where what it keeps begins, and to be another one with each version. */
    @GetMapping("/sw.js")
    ResponseEntity<String> keeper(HttpServletResponse response) {
        String names = files.names("", "lib/", "shared/", "guest/", "words/").stream()
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", "));
        String script = new String(files.find("shared/keeper.js").orElseThrow(), StandardCharsets.UTF_8)
                .replace("'{version}'", "'" + files.version() + "'")
                .replace("['{files}']", "[" + names + "]");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(TYPES.get("js")))
                .body(script);
    }

    @GetMapping("/manifest.webmanifest")
    ResponseEntity<String> manifest(
            @RequestParam(name = "table", defaultValue = "") String table, HttpServletResponse response) {
        if (!table.matches(CODE)) {
            throw new NotFound("Name the table whose screen it is.");
        }
        String app = "app/" + files.version() + "/icons/";
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/manifest+json"))
                .body(
                        """
                        {"name": "TableSaga", "short_name": "TableSaga", "id": "t/%s", "start_url": "t/%s", "scope": ".",
                         "display": "standalone", "background_color": "#fbf7f1", "theme_color": "#b5341c",
                         "icons": [{"src": "%sicon.svg", "type": "image/svg+xml", "sizes": "any"},
                                   {"src": "%sicon-192.png", "type": "image/png", "sizes": "192x192"},
                                   {"src": "%sicon-512.png", "type": "image/png", "sizes": "512x512", "purpose": "any maskable"}]}
                        """
                                .formatted(table, table, app, app, app));
    }
}
