package io.tablesaga.accounts.persistence;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * A pair as it is stored.
 *
 * @param id the public part's SHA-256
 * @param publicPart X.509
 * @param privatePart PKCS#8, to be sealed
 */
record RsaKeys(String id, byte[] publicPart, byte[] privatePart) {

    private static final String RSA = "RSA";
    private static final int BITS = 2048;

    static RsaKeys generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(RSA);
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            byte[] publicPart = pair.getPublic().getEncoded();
            return new RsaKeys(
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(publicPart)),
                    publicPart,
                    pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK makes no RSA keys", e);
        }
    }

    static RSAPublicKey publicKey(byte[] encoded) {
        try {
            return (RSAPublicKey) KeyFactory.getInstance(RSA).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored public key is none", e);
        }
    }

    static RSAPrivateKey privateKey(byte[] encoded) {
        try {
            return (RSAPrivateKey) KeyFactory.getInstance(RSA).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored private key is none", e);
        }
    }

    @Override
    public String toString() {
        return "RsaKeys[" + id + "]";
    }
}
