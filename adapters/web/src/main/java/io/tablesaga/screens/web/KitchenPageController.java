package io.tablesaga.screens.web;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pages of the kitchen's displays, the same for everybody: what they show they ask for as whoever has signed in. */
@RestController
public class KitchenPageController {

    private static final String WITHOUT_SCRIPT =
            "<p>이 화면에는 자바스크립트가 필요합니다. (The kitchen's display needs a browser that runs scripts.)</p>";

    private final Shell shell;

    public KitchenPageController(Shell shell) {
        this.shell = shell;
    }

    @GetMapping("/kitchen")
    ResponseEntity<String> page() {
        return page("주방 화면");
    }

    /** The numbers that are called, for guests to see. */
    @GetMapping("/pickups")
    ResponseEntity<String> pickups() {
        return page("준비 현황");
    }

    private ResponseEntity<String> page(String title) {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", Shell.POLICY)
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                .body(shell.page(title, "kitchen", "", "kitchen.webmanifest", WITHOUT_SCRIPT));
    }

    @GetMapping("/kitchen.webmanifest")
    ResponseEntity<String> manifest() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.parseMediaType("application/manifest+json"))
                .body(
                        """
                        {"name": "TableSaga Kitchen", "short_name": "Kitchen", "id": "kitchen", "start_url": "kitchen",
                         "display": "fullscreen", "background_color": "#16110e", "theme_color": "#16110e"}
                        """);
    }
}
