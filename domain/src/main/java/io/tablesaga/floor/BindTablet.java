package io.tablesaga.floor;

import java.util.Optional;
import java.util.UUID;

/**
 * Somebody with the store's PIN makes a device a table's tablet.
 *
 * @param tableCode from the QR on the table
 * @param name for staff to tell tablets apart
 * @param address where the request comes from
 * @param before the binding the device has had so far, by the token it sent
 */
public record BindTablet(String tableCode, String pin, String name, String address, Optional<UUID> before) {

    @Override
    public String toString() {
        return "BindTablet[" + name + "]";
    }
}
