package io.tablesaga.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A printer's address is no way to anything else inside. */
class PrinterNetworksTest {

    private static final PrinterNetworks USUAL =
            new PrinterNetworks("10.0.0.0/8, 172.16.0.0/12,192.168.0.0/16", "9100-9109");

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "172.16.0.1:9100", "172.31.255.255:9109", "192.168.0.31:9101"})
    void printers_are_in_private_networks(String address) {
        assertThat(USUAL.allow(PrinterAddress.of(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:9100",
                "0.0.0.0:9100",
                "169.254.169.254:9100",
                "8.8.8.8:9100",
                "9.255.255.255:9100",
                "11.0.0.0:9100",
                "172.15.255.255:9100",
                "172.32.0.0:9100",
                "192.169.0.1:9100",
                "224.0.0.1:9100",
                "255.255.255.255:9100",
                "10.0.0.5:5432",
                "10.0.0.5:9099",
                "10.0.0.5:9110",
                "10.0.0.5:80"
            })
    void nothing_else_is_a_printer(String address) {
        assertThat(USUAL.allow(PrinterAddress.of(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "printer",
                "localhost:9100",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.05:9100",
                "0x0a.0.0.5",
                "167772165",
                "10.0.0.5:0",
                "10.0.0.5:65536",
                "10.0.0.5:-1",
                "10.0.0.5:9100:9100",
                "10.0.0.5@evil.example:9100",
                "::1",
                "[::1]:9100",
                "10.0.0.5 :9100"
            })
    void a_name_or_another_way_to_write_a_number_is_no_address(String address) {
        assertThatThrownBy(() -> PrinterAddress.of(address)).isInstanceOf(IllegalArgumentException.class);
    }
}
