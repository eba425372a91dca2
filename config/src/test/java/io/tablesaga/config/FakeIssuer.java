package io.tablesaga.config;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Another company's OIDC issuer, over the wire. */
final class FakeIssuer implements AutoCloseable {

    static final String AUDIENCE = "https://tables.example/api";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile List<JWK> keys;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    FakeIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keys = List.of(rsa("first"));
        server.setExecutor(threads);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, "{\"issuer\":\"" + name() + "\",\"jwks_uri\":\"" + name() + "/keys\"}"));
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(keys).toString(true)));
        server.start();
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            hanging.await();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String name() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int asked() {
        return asked.get();
    }

    void hang() {
        hanging = new CountDownLatch(1);
    }

    void answerAgain() {
        hanging.countDown();
    }

    JWK key() {
        return keys.get(0);
    }

    /** The key before it is gone. */
    void changeKey(JWK key) {
        keys = List.of(key);
    }

    static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey ec(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    JWTClaimsSet.Builder claims(String subject) {
        return new JWTClaimsSet.Builder()
                .issuer(name())
                .audience(List.of("another", AUDIENCE))
                .subject(subject)
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    String token(String subject) {
        return token(claims(subject), key());
    }

    static String token(JWTClaimsSet.Builder claims, JWK key) {
        boolean rsa = key instanceof RSAKey;
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(rsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims.build());
        try {
            token.sign(rsa ? new RSASSASigner(key.toRSAKey()) : new ECDSASigner(key.toECKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        answerAgain();
        server.stop(0);
        threads.shutdownNow();
    }
}
