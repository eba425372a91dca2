package io.tablesaga.screens.web;

import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * The page a screen runs in. Every script is a file of ours that names others by where they are, so that no script need be in
 * the page, an import map neither, and the policy allows none.
 */
public final class Shell {

    /** Our own files and our own API; no markup from a string, but by lit-html's templates. */
    public static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html tablesaga";

    private final ScreenFiles files;

    public Shell(ScreenFiles files) {
        this.files = files;
    }

    /**
     * @param screen its folder
     * @param up from the page to where the product begins, as {@code ../}
     * @param manifest what makes it an app of its own, from where the product begins; empty for none
     * @param withoutScript HTML for a browser that runs none
     */
    public String page(String title, String screen, String up, String manifest, String withoutScript) {
        String app = up + "app/" + files.version() + "/";
        String modules = files.names(".js", "lib/", "shared/", screen + "/").stream()
                .map(name -> "<link rel=\"modulepreload\" href=\"" + app + name + "\">\n")
                .collect(Collectors.joining());
        return """
                <!doctype html>
                <html lang="ko">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                %s<link rel="icon" type="image/svg+xml" href="%sicons/icon.svg">
                <link rel="apple-touch-icon" href="%sicons/icon-192.png">
                <link rel="stylesheet" href="%sshared/tokens.css">
                <link rel="stylesheet" href="%s%s/%s.css">
                %s<script type="module" src="%s%s/app.js"></script>
                </head>
                <body>
                <div id="screen"></div>
                <noscript>
                %s
                </noscript>
                </body>
                </html>
                """
                .formatted(
                        HtmlUtils.htmlEscape(title, "UTF-8"),
                        manifest.isEmpty()
                                ? ""
                                : "<link rel=\"manifest\" href=\"" + HtmlUtils.htmlEscape(up + manifest, "UTF-8")
                                        + "\">\n",
                        app,
                        app,
                        app,
                        app,
                        screen,
                        screen,
                        modules,
                        app,
                        screen,
                        withoutScript);
    }
}
