package io.tablesaga.screens.web;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The console's page, the same for everybody: what it shows it asks for as whoever has signed in. */
@RestController
public class ConsolePageController {

    private static final String WITHOUT_SCRIPT =
            "<p>이 화면에는 자바스크립트가 필요합니다. (The console needs a browser that runs scripts.)</p>";

    private final Shell shell;

    public ConsolePageController(Shell shell) {
        this.shell = shell;
    }

    @GetMapping("/console")
    ResponseEntity<String> page() {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", Shell.POLICY)
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                .body(shell.page("TableSaga", "console", "", "", WITHOUT_SCRIPT));
    }
}
