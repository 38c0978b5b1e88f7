package dev.rouage.kpi.contribution;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/** Keys are stored with the sums: they must never change. */
class SliceProperties {

    @Property(tries = 200)
    void itsKeyIsTheDigestOfItsValuesWithTheirLengths(@ForAll("values") List<String> values)
            throws IOException, GeneralSecurityException {
        UUID rep = values.get(0) == null
                ? null
                : UUID.nameUUIDFromBytes(values.get(0).getBytes(StandardCharsets.UTF_8));
        Slice slice = new Slice(rep, values.get(1), values.get(2), values.get(3), values.get(4), values.get(5),
                values.get(6), values.get(7));
        List<String> digested = new ArrayList<>(values);
        digested.set(0, rep == null ? null : rep.toString());
        if (values.get(7) == null) {
            digested.removeLast();
        }

        assertEquals(new SliceKey(naiveId(digested), rep), slice.key());
    }

    @Example
    void isNotMistakenForOneWhoseTextsMeetElsewhere() {
        assertNotEquals(new Slice(null, "ab", "c", null, null, null, null).key(),
                new Slice(null, "a", "bc", null, null, null, null).key());
        assertNotEquals(new Slice(null, "", null, null, null, null, null).key(),
                new Slice(null, null, null, null, null, null, null).key());
    }

    @Example
    void keepsTheKeyThatIsStored() {
        assertEquals(UUID.fromString("706bc36c-cfd5-8b02-a95c-c43e6e3e0d15"),
                new Slice(null, "web", "é", null, "smb", "FR", "p1").key().id());
    }

    private static UUID naiveId(List<String> values) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (String value : values) {
            byte[] text = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
            out.writeInt(value == null ? -1 : text.length);
            out.write(text);
        }
        byte[] hash = Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()), 16);
        hash[6] = (byte) (hash[6] & 0x0f | 0x80);
        hash[8] = (byte) (hash[8] & 0x3f | 0x80);
        BigInteger number = new BigInteger(1, hash);
        return new UUID(number.shiftRight(64).longValue(), number.longValue());
    }

    /** A value may be missing, empty, or any text. */
    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.strings().ofMaxLength(300).injectNull(0.3).list().ofSize(8);
    }
}
