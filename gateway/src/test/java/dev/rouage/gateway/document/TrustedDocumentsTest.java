package dev.rouage.gateway.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrustedDocumentsTest {
    private static final String DOCUMENT = "query A { me { id } }";
    private static final String HASH = Sha256.of(DOCUMENT);

    @TempDir
    Path folder;

    private TrustedDocuments manifest(String json) throws IOException {
        return TrustedDocuments.read(Files.writeString(folder.resolve("manifest.json"), json));
    }

    @Test
    void readsAFolder() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("below")).resolve("a.graphql"), DOCUMENT);
        Files.writeString(folder.resolve("readme.txt"), "not a document");

        var documents = TrustedDocuments.read(folder);

        assertThat(documents.size()).isEqualTo(1);
        assertThat(documents.document(HASH)).isEqualTo(DOCUMENT);
        assertThat(documents.has(DOCUMENT)).isTrue();
        assertThat(documents.has(DOCUMENT + " ")).isFalse();
    }

    @Test
    void readsManifestsOfSeveralKinds() throws IOException {
        for (String json : new String[]{"{\"%s\":\"%s\"}", "{\"operations\":{\"sha256:%s\":\"%s\"}}",
                "{\"format\":\"apollo\",\"operations\":[{\"id\":\"%s\",\"body\":\"%s\"}]}"}) {
            assertThat(manifest(json.formatted(HASH, DOCUMENT)).document(HASH.toUpperCase(java.util.Locale.ROOT)))
                    .isEqualTo(DOCUMENT);
        }
    }

    @Test
    void refusesAManifestThatNamesADocumentWrongly() {
        assertThatThrownBy(() -> manifest("{\"" + "0".repeat(64) + "\":\"" + DOCUMENT + "\"}")).isInstanceOf(
                IllegalStateException.class).hasMessageContaining("is not the SHA-256 of its document");
    }

    @Test
    void saysWhichFileItCannotRead() {
        assertThatThrownBy(() -> TrustedDocuments.read(folder.resolve("absent.json"))).hasMessageContaining(
                "absent.json");
    }
}
