package dev.rouage.kpi.alert.delivery;

import java.net.URI;

import dev.rouage.platform.problem.RouageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class EndpointAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/x", "ftp://example.org", "https:///x", "https://user@example.org/", "x",
            "https://example.org/#x", "file:///etc/passwd", "https://exa mple.org"})
    void refusesWhatIsNoPlainHttpsAddress(String url) {
        assertThrows(RouageException.class, () -> EndpointAddress.parse(url, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/", "https://localhost/x", "https://[::1]:8443/", "https://0x7f000001/",
            "https://2130706433/", "https://169.254.169.254/latest/meta-data"})
    void refusesPrivateNetworksHoweverTheyAreWritten(String url) {
        URI parsed = EndpointAddress.parse(url, false);

        assertThrows(RouageException.class, () -> EndpointAddress.resolve(parsed, false));
    }

    @Test
    void readsPortAndPath() {
        EndpointAddress address = EndpointAddress.resolve(EndpointAddress.parse("http://127.0.0.1:8099/a/b?c=d", true),
                true);

        assertEquals(8099, address.port());
        assertEquals("/a/b?c=d", address.path());
        assertEquals(443, new EndpointAddress(URI.create("https://example.org"), address.address()).port());
        assertEquals("/", new EndpointAddress(URI.create("https://example.org"), address.address()).path());
    }
}
