package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** An authority and its certificate, made as {@code docs/going-live.md} says, by its own commands. */
record HouseAuthority(Path folder, String name) {

    static HouseAuthority of(Path folder) throws IOException, InterruptedException {
        HouseAuthority authority = new HouseAuthority(folder, "order.example.com");
        assertThat(commands()).hasSize(2);
        authority.type(commands().get(0));
        authority.certify();
        return authority;
    }

    /** As once a year. */
    void certify() throws IOException, InterruptedException {
        type("NAME=" + name + "\n" + commands().get(1));
    }

    Path certificate() {
        return folder.resolve("tls.crt");
    }

    Path key() {
        return folder.resolve("tls.key");
    }

    private static List<String> commands() throws IOException {
        return Arrays.stream(Files.readString(Path.of("../docs/going-live.md")).split("```sh\n"))
                .skip(1)
                .map(block -> block.substring(0, block.indexOf("```")))
                .filter(block -> block.contains("openssl"))
                .toList();
    }

    private void type(String commands) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process shell = new ProcessBuilder("sh", "-eu", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(shell.waitFor()).as(Files.readString(said)).isZero();
    }

    /** For a browser that has nobody to click a root in; it takes this key for good, and no other. */
    String pin() throws IOException, GeneralSecurityException {
        byte[] key = read(certificate()).getPublicKey().getEncoded();
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    }

    private static Certificate read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /** @param certificate that was shown; @param answer with its heads */
    record Heard(Certificate certificate, String answer) {}

    /** As a device asks that trusts the authority's root, and no other. */
    Heard get(int port, String path) throws IOException, GeneralSecurityException {
        KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
        roots.load(null, null);
        roots.setCertificateEntry("authority", read(folder.resolve("authority.crt")));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return get(context, port, path);
    }

    /** @param device what it trusts */
    Heard get(SSLContext device, int port, String path) throws IOException {
        // The name leads to the box by the router's DNS, which a test has not.
        Socket wire = new Socket(InetAddress.getLoopbackAddress(), port);
        try (SSLSocket socket = (SSLSocket) device.getSocketFactory().createSocket(wire, name, port, true)) {
            SSLParameters strict = socket.getSSLParameters();
            strict.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(strict);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Heard(socket.getSession().getPeerCertificates()[0], answer);
        }
    }
}
