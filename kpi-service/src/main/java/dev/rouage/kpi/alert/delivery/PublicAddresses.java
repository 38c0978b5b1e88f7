package dev.rouage.kpi.alert.delivery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/** Tells addresses of the open internet from those of somebody's own network, where a company has no business to send us. */
final class PublicAddresses {
    /** Those of RFC 6890 that {@link InetAddress} does not know by itself: own network, tests, documentation, future. */
    private static final List<Range> SPECIAL = List.of(range(0, 0, 8), range(100, 64, 10), range(192, 0, 24),
            range(198, 18, 15), range(240, 0, 4));

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return SPECIAL.stream().noneMatch(range -> range.contains(bytes));
        }
        // Only 2000::/3 is handed out, and within it 2001::/23, documentation and 6to4 lead elsewhere
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean special = bytes[0] == 0x20 && bytes[1] == 0x01
                && (((bytes[2] & 0xff) < 2) || ((bytes[2] & 0xff) == 0x0d && (bytes[3] & 0xff) == 0xb8));
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        return global && !special && !sixToFour;
    }

    private static Range range(int first, int second, int bits) {
        return new Range(first << 24 | second << 16, bits);
    }

    private record Range(int base, int bits) {
        boolean contains(byte[] address) {
            int value = (address[0] & 0xff) << 24 | (address[1] & 0xff) << 16 | (address[2] & 0xff) << 8
                    | address[3] & 0xff;
            return value >>> 32 - bits == base >>> 32 - bits;
        }
    }
}
