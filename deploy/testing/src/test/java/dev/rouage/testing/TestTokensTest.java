package dev.rouage.testing;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TestTokensTest {

    private static final UUID TENANT = UUID.fromString("7d9a3f8e-0000-4000-8000-000000000001");

    @Test
    void signsWithTheKeyThatServicesVerifyWith() throws Exception {
        var parts = TestTokens.token(TENANT, "demo", "ann@demo.example", "rep").split("\\.");

        var key = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(TestTokens.publicKey())));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void carriesTheClaimsOfTheContract() {
        var rep = UUID.randomUUID();

        var claims = claims(
                TestTokens.of(TENANT, "demo").email("ann@demo.example").rep(rep).roles("rep", "money").sign());

        assertThat(claims)
                .contains("\"organization\":{\"demo\":{\"id\":\"" + TENANT + "\"}}")
                .contains("\"realm_access\":{\"roles\":[\"rep\",\"money\"]}")
                .contains("\"email\":\"ann@demo.example\"")
                .contains("\"rep_id\":\"" + rep + "\"")
                .contains("\"aud\":[\"rouage\"]");
    }

    @Test
    void leavesOrganizationOutWhenThereIsNone() {
        assertThat(claims(TestTokens.withoutOrganization().roles("rep").sign())).doesNotContain("organization");
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }
}
