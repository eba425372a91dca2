package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Passwords;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Slow hashes by Spring Security's bcrypt. */
public final class BcryptPasswords implements Passwords {

    private final PasswordEncoder bcrypt;

    public BcryptPasswords(PasswordEncoder bcrypt) {
        this.bcrypt = bcrypt;
    }

    @Override
    public String hash(String password) {
        return bcrypt.encode(password);
    }

    @Override
    public boolean fits(String password, String hash) {
        return bcrypt.matches(password, hash);
    }
}
