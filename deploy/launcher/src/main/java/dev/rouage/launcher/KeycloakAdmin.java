package dev.rouage.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

import dev.rouage.infrastructure.Directories;

/** The password of Keycloak's own administrator: random, made at the first start, in a file for its owner's eyes. */
final class KeycloakAdmin {

    private KeycloakAdmin() {}

    static Path file(Path data) {
        return data.resolve("keycloak-admin-password");
    }

    static String password(Path data) {
        var file = file(data);
        try {
            if (!Files.exists(file)) {
                Directories.create(data);
                var random = new byte[16];
                new SecureRandom().nextBytes(random);
                Files.createFile(file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(random));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the password of Keycloak's administrator in " + file, e);
        }
    }
}
