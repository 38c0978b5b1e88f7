package dev.rouage.kpi.alert.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Singleton;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.tenant.TenantId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts secrets with AES-256-GCM before they are stored, bound to their endpoint: moved to another row they can't be
 * read. The first configured key encrypts, all of them decrypt, so that the key itself can be changed.
 */
@Singleton
class SecretCipher {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final List<SecretKeySpec> keys = new ArrayList<>();
    private final SecureRandom random = new SecureRandom();

    SecretCipher(@ConfigProperty(name = "rouage.kpi.secret-keys") Optional<List<String>> configured) {
        for (String key : configured.orElse(List.of())) {
            byte[] bytes = Base64.getDecoder().decode(key.strip());
            if (bytes.length != KEY_BYTES) {
                throw new IllegalStateException("A key of rouage.kpi.secret-keys is 32 bytes in Base64, not "
                        + bytes.length + "; make one with: openssl rand -base64 32");
            }
            keys.add(new SecretKeySpec(bytes, "AES"));
        }
    }

    byte[] encrypt(String secret, TenantId tenant, UUID endpoint) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, firstKey(), nonce, tenant, endpoint);
            byte[] sealed = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("Every JVM has AES-GCM", failure);
        }
    }

    /** The secret as it was entered. */
    String decrypt(byte[] encrypted, TenantId tenant, UUID endpoint) {
        firstKey();
        byte[] nonce = Arrays.copyOf(encrypted, NONCE);
        for (SecretKeySpec key : keys) {
            try {
                byte[] secret = cipher(Cipher.DECRYPT_MODE, key, nonce, tenant, endpoint)
                        .doFinal(encrypted, NONCE, encrypted.length - NONCE);
                return new String(secret, StandardCharsets.UTF_8);
            } catch (AEADBadTagException _) {
                // encrypted with another of the keys
            } catch (GeneralSecurityException failure) {
                throw new IllegalStateException("Every JVM has AES-GCM", failure);
            }
        }
        throw new RouageException(EndpointErrorCode.SECRET_KEY_MISSING,
                "The secret of endpoint " + endpoint + " was encrypted with a key that the service no longer has");
    }

    private SecretKeySpec firstKey() {
        if (keys.isEmpty()) {
            throw new RouageException(EndpointErrorCode.SECRET_KEY_MISSING,
                    "The service has no key to encrypt secrets with: rouage.kpi.secret-keys");
        }
        return keys.getFirst();
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, TenantId tenant, UUID endpoint)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((tenant + "/" + endpoint).getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
