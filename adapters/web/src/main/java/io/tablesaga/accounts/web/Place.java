package io.tablesaga.accounts.web;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request comes from, as far as one may be told apart from another. */
final class Place {

    private static final int HOUSE_NUMBERS = 4;

    private Place() {}

    /** An address; of IPv6 the network, as everybody has 2^64 addresses in theirs. */
    static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] parts = address.split(":", -1);
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < Math.min(HOUSE_NUMBERS, parts.length) && !parts[i].isEmpty(); i++) {
            network.append(parts[i]).append(':');
        }
        return network.append("/64").toString();
    }
}
