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
    private volatile int port;

    PublicAddress(Settings settings, @Value("${server.port}") int port) {
        this.set = settings.publicUrl();
        this.port = port;
        if (isSet()
                && (set.getHost() == null || !String.valueOf(set.getScheme()).startsWith("http"))) {
            throw new StartRefused("TABLESAGA_PUBLIC_URL is «" + set + "»; it must be an http(s) address.");
        }
    }

    private boolean isSet() {
        return set != null && !set.toString().isEmpty();
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent listening) {
        port = listening.getWebServer().getPort();
    }

    @Override
    public URI get() {
        return isSet() ? set : URI.create("http://127.0.0.1:" + port);
    }
}
