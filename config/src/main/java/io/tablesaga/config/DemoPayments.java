package io.tablesaga.config;

import io.tablesaga.shared.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opens what the payment sandbox believes of each payment, signed in: a browser's cookies know no ports. */
@RestController
@ConditionalOnProperty(name = "tablesaga.mode", havingValue = "demo")
class DemoPayments {

    private final Settings settings;
    private final DemoSettings demo;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    DemoPayments(Settings settings, DemoSettings demo) {
        this.settings = settings;
        this.demo = demo;
    }

    @GetMapping("/demo/payments")
    ResponseEntity<Void> payments(HttpServletRequest request) throws InterruptedException {
        DemoDoor.atThisMachine(request);
        String token = demo.token()
                .orElseThrow(() -> new NotFound("This demo has not started its payment sandbox; look at that one."));
        // The cookie is of the host that the browser has asked, under whichever of its names.
        String host = request.getServerName().equals("localhost") ? "localhost" : "127.0.0.1";
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(
                        "http://" + host + ":" + settings.payment().url().getPort() + "/inspector"))
                .header(HttpHeaders.SET_COOKIE, cookies(token).toArray(String[]::new))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private List<String> cookies(String token) throws InterruptedException {
        HttpRequest logIn = HttpRequest.newBuilder(settings.payment().url().resolve("/inspector"))
                .header(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(5))
                .POST(BodyPublishers.ofString("token=" + token))
                .build();
        try {
            return http.send(logIn, BodyHandlers.discarding()).headers().allValues("Set-Cookie");
        } catch (IOException e) {
            throw new NotFound("The payment sandbox does not answer; try again shortly.");
        }
    }
}
