package io.tablesaga.accounts;

/** Slow hashes: what is stored tells nobody the password. */
public interface Passwords {

    String hash(String password);

    boolean fits(String password, String hash);
}
