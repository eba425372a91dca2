package io.tablesaga.accounts.web;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Another issuer's public keys, as its discovery document names them. However slow it is, at most {@link #MOST_WAITING}
 * requests wait for it, each a few seconds; and whatever is sent here, it is asked at most every {@link #PAUSE}.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofMinutes(10);
    /** Older ones are none: the issuer may have revoked them. */
    private static final Duration USABLE = Duration.ofHours(1);

    private static final int MOST_WAITING = 4;

    private final URI issuer;
    private final Duration wait;
    private final HttpClient http;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Known known = new Known(null, 0, 0);

    /**
     * @param keys null until the issuer has answered
     * @param since in nanoseconds, as are the others; when the keys came
     * @param asked when it was last asked, with or without an answer; 0 when never
     */
    private record Known(JWKSet keys, long since, long asked) {

        boolean younger(Duration age) {
            return keys != null && System.nanoTime() - since < age.toNanos();
        }

        boolean askable() {
            return asked == 0 || System.nanoTime() - asked > PAUSE.toNanos();
        }
    }

    /** @param wait for each of the two answers it takes */
    IssuerKeys(URI issuer, Duration wait) {
        this.issuer = issuer;
        this.wait = wait;
        this.http = HttpClient.newBuilder()
                .connectTimeout(wait)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** An issuer that is away for a while locks nobody out: keys are used that are no longer fresh. */
    @Override
    public List<JWK> get(JWKSelector wanted, SecurityContext context) throws RemoteKeySourceException {
        List<JWK> found = found(wanted);
        if (!found.isEmpty() && known.younger(FRESH) || !known.askable()) {
            return known(found);
        }
        if (!waiting.tryAcquire()) {
            return known(found);
        }
        try {
            if (asking.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    ask();
                } finally {
                    asking.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.release();
        }
        return known(found(wanted));
    }

    private List<JWK> found(JWKSelector wanted) {
        JWKSet keys = known.keys();
        return keys == null ? List.of() : wanted.select(keys);
    }

    private List<JWK> known(List<JWK> found) throws RemoteKeySourceException {
        if (!known.younger(USABLE)) {
            throw new RemoteKeySourceException("the issuer has not said its keys", null);
        }
        return found;
    }

    /** Whoever waited while another asked has its answer already. */
    private void ask() throws InterruptedException {
        Known before = known;
        if (!before.askable()) {
            return;
        }
        long now = System.nanoTime();
        try {
            known = new Known(fetched(), now, System.nanoTime());
        } catch (IOException | ParseException | RuntimeException e) {
            known = new Known(before.keys(), before.since(), System.nanoTime());
        }
    }

    private JWKSet fetched() throws IOException, ParseException, InterruptedException {
        String base = issuer.toString().replaceAll("/$", "");
        var document = JSONObjectUtils.parse(body(URI.create(base + "/.well-known/openid-configuration")));
        if (!issuer.toString().equals(JSONObjectUtils.getString(document, "issuer"))) {
            throw new IOException("the document is another issuer's");
        }
        URI keys = URI.create(JSONObjectUtils.getString(document, "jwks_uri"));
        if (!issuer.getScheme().equals(keys.getScheme())) {
            throw new IOException("the keys are less protected than the issuer");
        }
        return JWKSet.parse(body(keys));
    }

    /** The client's own time-out ends with the headers; a body that comes drop by drop must end as well. */
    private String body(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .timeout(wait)
                .build();
        var answer = http.sendAsync(request, BodyHandlers.ofString());
        try {
            HttpResponse<String> whole = answer.get(wait.toMillis(), TimeUnit.MILLISECONDS);
            if (whole.statusCode() != 200) {
                throw new IOException("status " + whole.statusCode());
            }
            return whole.body();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no whole answer in time", e);
        }
    }
}
