package io.tablesaga.accounts;

import java.util.List;

/** The keys of access tokens, the same for all nodes. None is kept here: what is revoked is gone at the next look. */
public interface SigningKeys {

    /** The one that signs now, with its private part; made when there is none. */
    SigningKey signing();

    /** Every key whose tokens are taken now, newest first; public parts only. */
    List<SigningKey> verifying();

    /**
     * A new key signs from now on, and the ones before it never again.
     *
     * @param revoke whether tokens signed with the ones before it are refused at once, as one has leaked
     */
    Rotated rotate(boolean revoke);

    /** @param revoked how many keys were */
    record Rotated(SigningKey signing, int revoked) {}
}
