package dev.rouage.kpi.contribution;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** Reads what {@link VarintWriter} wrote. */
final class VarintReader {
    private final byte[] bytes;
    private int position;
    private int scale;
    private long units;
    private int length;
    private int end;

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

    /** Reads a decimal, which stays at hand until the next one is read. */
    void readDecimal() {
        scale = (int) next();
        if (scale >= 0) {
            units = next();
        } else {
            length = (int) next();
            position += length;
            end = position;
        }
    }

    /** Whether the decimal is one of 64 bits: the units and their scale. */
    boolean isSmall() {
        return scale >= 0;
    }

    long units() {
        return units;
    }

    int scale() {
        return scale;
    }

    /** The decimal, whatever its size. */
    BigDecimal decimal() {
        return isSmall()
                ? BigDecimal.valueOf(units, scale)
                : new BigDecimal(new BigInteger(Arrays.copyOfRange(bytes, end - length, end)), -1 - scale);
    }
}
