package io.tablesaga.printing;

import java.util.regex.Pattern;

/**
 * Where a printer listens.
 *
 * @param host an IPv4 address in four numbers: a name could mean another machine tomorrow
 */
public record PrinterAddress(String host, int port) {

    private static final String NUMBER = "(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])";
    private static final Pattern HOST = Pattern.compile(NUMBER + "(\\." + NUMBER + "){3}");

    /** @throws IllegalArgumentException with a sentence for who sets it */
    public PrinterAddress {
        if (!HOST.matcher(host).matches() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "A printer's address is an IPv4 address and a port, as 192.168.0.31:9100.");
        }
    }

    /** @throws IllegalArgumentException with a sentence for who sets it */
    public static PrinterAddress of(String text) {
        int colon = text.indexOf(':');
        String port = colon < 0 ? "9100" : text.substring(colon + 1);
        if (!port.matches("\\d{1,5}")) {
            throw new IllegalArgumentException(
                    "A printer's address is an IPv4 address and a port, as 192.168.0.31:9100.");
        }
        return new PrinterAddress(colon < 0 ? text : text.substring(0, colon), Integer.parseInt(port));
    }

    /** As one number, so that networks can be compared. */
    int bits() {
        int bits = 0;
        for (String number : host.split("\\.")) {
            bits = bits << 8 | Integer.parseInt(number);
        }
        return bits;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
