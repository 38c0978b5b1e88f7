package dev.rouage.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

import dev.rouage.infrastructure.Directories;

/**
 * A secret that is random, made at the first start, and kept in a file for its owner's eyes.
 *
 * @param bytes how many there are of it
 */
record KeptSecret(Path file, int bytes) {

    /** The password of Keycloak's own administrator. */
    static KeptSecret keycloakAdmin(Path data) {
        return new KeptSecret(data.resolve("keycloak-admin-password"), 18);
    }

    /** What ingest-service encrypts the secrets of its connections with; without it they are lost. */
    static KeptSecret connections(Path data) {
        return new KeptSecret(data.resolve("connections-key"), 32);
    }

    /** The secret, in Base64. */
    String read() {
        try {
            if (!Files.exists(file)) {
                Directories.create(file.getParent());
                var random = new byte[bytes];
                new SecureRandom().nextBytes(random);
                Files.createFile(file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Base64.getEncoder().encodeToString(random));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a secret in " + file, e);
        }
    }
}
