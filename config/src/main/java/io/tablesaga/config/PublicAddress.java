package io.tablesaga.config;

import java.net.URI;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Where guests find the product: as set, else its own address, whose port is known once it listens. */
@Component
final class PublicAddress implements Supplier<URI>, ApplicationListener<WebServerInitializedEvent> {

    private final URI set;
    private final String scheme;
    private volatile int port;

    PublicAddress(
            Settings settings, @Value("${server.port}") int port, @Value("${server.ssl.bundle:}") String certificate) {
        this.set = settings.publicUrl();
        this.scheme = certificate.isEmpty() ? "http" : "https";
        this.port = port;
        if (isSet()
                && (set.getHost() == null || !String.valueOf(set.getScheme()).startsWith("http"))) {
            throw new StartRefused("TABLESAGA_PUBLIC_URL is «" + set + "»; it must be an http(s) address.");
        }
        if (isSet() && scheme.equals("https") && !isSafe()) {
            throw new StartRefused("TABLESAGA_PUBLIC_URL is «" + set
                    + "», but with TABLESAGA_TLS_CERTIFICATE only https is answered; it must begin with https.");
        }
    }

    private boolean isSet() {
        return set != null && !set.toString().isEmpty();
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent listening) {
        port = listening.getWebServer().getPort();
    }

    /** Whether guests are to come by https alone, to us or to a proxy before us. */
    boolean isSafe() {
        return isSet() && "https".equals(set.getScheme());
    }

    /** For whoever is at this machine. */
    URI here() {
        return URI.create(scheme + "://127.0.0.1:" + port);
    }

    @Override
    public URI get() {
        return isSet() ? set : here();
    }
}
