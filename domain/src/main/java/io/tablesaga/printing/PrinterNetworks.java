package io.tablesaga.printing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where printers may be: a manager names an address, and our process connects to it. Without these walls a store's manager
 * could have it knock at anything it can reach. Asked when an address is set, and before each connection.
 */
public final class PrinterNetworks {

    /** @param mask of the bits that all of its addresses share */
    private record Network(int bits, int mask) {}

    private final List<Network> networks = new ArrayList<>();
    private final int firstPort;
    private final int lastPort;

    /**
     * @param networks as 192.168.0.0/16, separated by commas
     * @param ports as 9100-9109
     * @throws IllegalArgumentException when they cannot be read
     */
    public PrinterNetworks(String networks, String ports) {
        for (String network : networks.split(",")) {
            String[] parts = network.strip().split("/");
            int length = Integer.parseInt(parts[1]);
            if (length < 1 || length > 32) {
                throw new IllegalArgumentException("not a network: " + network);
            }
            int mask = -1 << (32 - length);
            this.networks.add(new Network(new PrinterAddress(parts[0], 9100).bits() & mask, mask));
        }
        int[] range =
                Arrays.stream(ports.split("-")).mapToInt(Integer::parseInt).toArray();
        firstPort = range[0];
        lastPort = range[range.length - 1];
    }

    public boolean allow(PrinterAddress address) {
        return address.port() >= firstPort
                && address.port() <= lastPort
                && networks.stream().anyMatch(network -> (address.bits() & network.mask()) == network.bits());
    }
}
