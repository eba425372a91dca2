package io.tablesaga.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;

/** With a certificate of its own the product speaks https, and nothing else; without one, a proxy before it does, or nobody. */
final class OwnCertificate {

    private static final String CERTIFICATE = "TABLESAGA_TLS_CERTIFICATE";
    private static final String KEY = "TABLESAGA_TLS_KEY";
    private static final String BUNDLE = "spring.ssl.bundle.pem.own.";

    private OwnCertificate() {}

    /** @throws StartRefused with a sentence, when it could not be used */
    static Map<String, Object> properties(Map<String, String> environment) {
        String certificate = environment.getOrDefault(CERTIFICATE, "");
        String key = environment.getOrDefault(KEY, "");
        if (certificate.isBlank() && key.isBlank()) {
            return Map.of();
        }
        if (certificate.isBlank() || key.isBlank()) {
            throw new StartRefused(CERTIFICATE + " and " + KEY + " name two files; set both or none.");
        }
        PemSslBundleProperties files = new PemSslBundleProperties();
        files.getKeystore().setCertificate(file(CERTIFICATE, certificate));
        files.getKeystore().setPrivateKey(file(KEY, key));
        files.getKeystore().setVerifyKeys(true);
        try {
            PropertiesSslBundle.get(files).getStores().getKeyStore();
        } catch (RuntimeException e) {
            throw new StartRefused(CERTIFICATE + " and " + KEY
                    + " must be a certificate and the key that belongs to it, both as PEM: " + e.getMessage());
        }
        return Map.of(
                "server.ssl.bundle",
                "own",
                BUNDLE + "keystore.certificate",
                files.getKeystore().getCertificate(),
                BUNDLE + "keystore.private-key",
                files.getKeystore().getPrivateKey(),
                BUNDLE + "keystore.verify-keys",
                true,
                // Whoever renews it writes both files; no restart.
                BUNDLE + "reload-on-update",
                true,
                // Browsers open six connections at most without it, and each screen's stream keeps one.
                "server.http2.enabled",
                true);
    }

    private static String file(String name, String path) {
        Path file = Path.of(path).toAbsolutePath();
        if (!Files.isReadable(file)) {
            throw new StartRefused(name + " is «" + path + "», which cannot be read.");
        }
        return file.toUri().toString();
    }
}
