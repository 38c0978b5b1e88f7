package dev.rouage.kpi.alert.delivery;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

import dev.rouage.platform.problem.RouageException;

/**
 * Where an endpoint is: the host as it was named, and the address that was looked at and is connected to, so that a name
 * can't lead elsewhere in between.
 */
record EndpointAddress(URI url, InetAddress address) {
    private static final int LONGEST = 2_000;

    /** Reads the URL; {@code ADDRESS_REFUSED} unless it is an https one, or http where private addresses are allowed. */
    static URI parse(String text, boolean privateAllowed) {
        try {
            URI url = new URI(text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            boolean known = scheme.equals("https") || privateAllowed && scheme.equals("http");
            if (text.length() <= LONGEST && known && url.getHost() != null && url.getUserInfo() == null
                    && url.getFragment() == null) {
                return url;
            }
        } catch (URISyntaxException _) {
            // answered below like any other text that is no address
        }
        throw refused("The address must be an https URL of at most " + LONGEST
                + " characters with a host, without user and fragment");
    }

    /** Looks the host up, which blocks; {@code ADDRESS_REFUSED} when one of its addresses is not of the open internet. */
    static EndpointAddress resolve(URI url, boolean privateAllowed) {
        try {
            String host = url.getHost();
            InetAddress[] addresses = InetAddress.getAllByName(host);
            if (!privateAllowed && !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
                throw refused("'" + host + "' is an address of a private network; alerts go to the open internet only");
            }
            return new EndpointAddress(url, addresses[0]);
        } catch (UnknownHostException failure) {
            throw new RouageException(EndpointErrorCode.ADDRESS_REFUSED,
                    "The host '" + url.getHost() + "' is not known", failure);
        }
    }

    boolean secure() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    int port() {
        return url.getPort() >= 0 ? url.getPort() : secure() ? 443 : 80;
    }

    String path() {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static RouageException refused(String message) {
        return new RouageException(EndpointErrorCode.ADDRESS_REFUSED, message);
    }
}
