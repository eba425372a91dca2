package io.tablesaga.accounts;

import io.tablesaga.shared.Caller;
import java.util.Optional;

/** What phones and tablets at tables show at the door: random tokens of which only a hash is kept. */
public interface Passes {

    /** Tokens of phones and tablets begin so; no other token does. */
    String PREFIX = "table_";

    /** One statement. @return empty when the token is unknown, was rotated, or its visit or binding has ended */
    Optional<Caller.AtTable> caller(String token);
}
