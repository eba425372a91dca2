package io.tablesaga.accounts;

import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/**
 * A key pair of access tokens.
 *
 * @param id as tokens name it ({@code kid})
 * @param signs null of a key that only verifies
 * @param signsUntil from then on another signs
 * @param verifiesUntil from then on no token signed with it is taken
 */
public record SigningKey(
        String id, RSAPublicKey verifies, RSAPrivateKey signs, Instant signsUntil, Instant verifiesUntil) {

    @Override
    public String toString() {
        return "SigningKey[" + id + ", signs until " + signsUntil + ", verifies until " + verifiesUntil + "]";
    }
}
