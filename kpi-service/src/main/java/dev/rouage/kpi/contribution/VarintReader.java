package dev.rouage.kpi.contribution;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** Reads what {@link VarintWriter} wrote. */
final class VarintReader {
    private final byte[] bytes;
    private int position;

    VarintReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return position < bytes.length;
    }

    long next() {
        long number = 0;
        int shift = 0;
        byte part;
        do {
            part = bytes[position++];
            number |= (part & 0x7fL) << shift;
            shift += 7;
        } while (part < 0);
        return number >>> 1 ^ -(number & 1);
    }

    BigDecimal nextDecimal() {
        int scale = (int) next();
        if (scale >= 0) {
            return BigDecimal.valueOf(next(), scale);
        }
        int length = (int) next();
        position += length;
        return new BigDecimal(new BigInteger(Arrays.copyOfRange(bytes, position - length, position)), -1 - scale);
    }
}
