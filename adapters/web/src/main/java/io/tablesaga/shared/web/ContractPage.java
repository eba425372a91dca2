package io.tablesaga.shared.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The contracts, for whoever builds against them: that of the doors as a page to browse, both as files. Open to everybody, as
 * our source is; nothing of any store is in them, and nothing can be sent from the page.
 */
@RestController
public class ContractPage {

    /** The library draws with data: pictures of its own. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String LIBRARY = "classpath*:META-INF/resources/webjars/swagger-ui/*/";
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>TableSaga: the contract</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="docs/swagger-ui.css">
            <script defer src="docs/swagger-ui-bundle.js"></script>
            <script defer src="docs/contract.js"></script>
            </head>
            <body>
            <p><a href="docs/openapi.yaml">openapi.yaml</a> · <a href="docs/asyncapi.yaml">asyncapi.yaml</a></p>
            <div id="contract"></div>
            <noscript>This page needs a browser that runs scripts; the files above need none.</noscript>
            </body>
            </html>
            """;

    private record Part(MediaType type, Resource content) {}

    private final Map<String, Part> parts = new LinkedHashMap<>();

    public ContractPage() {
        parts.put("openapi.yaml", new Part(YAML, new ClassPathResource("openapi.yaml")));
        parts.put("asyncapi.yaml", new Part(YAML, new ClassPathResource("asyncapi.yaml")));
        parts.put("contract.js", new Part(SCRIPT, new ClassPathResource("contract-page/contract.js")));
        parts.put("swagger-ui-bundle.js", new Part(SCRIPT, library("swagger-ui-bundle.js")));
        parts.put(
                "swagger-ui.css",
                new Part(MediaType.parseMediaType("text/css;charset=utf-8"), library("swagger-ui.css")));
    }

    /** Its version is the pom's alone. */
    private static Resource library(String name) {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(LIBRARY + name);
            if (found.length != 1) {
                throw new IllegalStateException(name + " is on the class path " + found.length + " times");
            }
            return found[0];
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    @GetMapping("/api/docs")
    ResponseEntity<String> page() {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                .body(PAGE);
    }

    @GetMapping("/api/docs/{name}")
    ResponseEntity<Resource> part(@PathVariable("name") String name) {
        Part part = Optional.ofNullable(parts.get(name))
                .orElseThrow(() -> new NotFound("There is no such file; /api/docs is the page."));
        return ResponseEntity.ok()
                // Spring would call it a download of a name of its own.
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .contentType(part.type())
                .body(part.content());
    }
}
