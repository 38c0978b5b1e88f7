package dev.rouage.kpi.contribution;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Writes numbers in as many bytes as they need: seven bits a byte, the lowest first, the sign in the lowest bit of all (LEB128
 * with zigzag). A decimal is its scale, then its digits; a scale below 0 says that so many bytes of digits follow.
 */
final class VarintWriter {
    private static final int LONGEST = 63;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(long number) {
        long rest = number << 1 ^ number >> 63;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    /** Its scale is not negative. */
    void add(BigDecimal number) {
        BigInteger digits = number.unscaledValue();
        if (digits.bitLength() <= LONGEST) {
            add(number.scale());
            add(digits.longValueExact());
        } else {
            byte[] all = digits.toByteArray();
            add(-1L - number.scale());
            add(all.length);
            bytes.writeBytes(all);
        }
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
