package io.tablesaga.shared.web;

import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is measured, in the text that Prometheus reads. */
@RestController
public class MetersController {

    private static final String TEXT = "text/plain;version=0.0.4;charset=utf-8";

    private final Supplier<String> meters;

    public MetersController(Supplier<String> meters) {
        this.meters = meters;
    }

    @GetMapping("/api/meters")
    ResponseEntity<String> meters() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, TEXT)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(meters.get());
    }
}
