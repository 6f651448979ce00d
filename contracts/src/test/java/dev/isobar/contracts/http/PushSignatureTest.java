package dev.isobar.contracts.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushSignatureTest {
  @ParameterizedTest
  @CsvSource({
    "sha1,de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9",
    "SHA256,f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8"
  })
  void knownSignaturesAreAccepted(String method, String hex) {
    byte[] body = "The quick brown fox jumps over the lazy dog".getBytes();
    assertThat(PushSignature.valid("key", method + "=" + hex, body)).isTrue();
    assertThat(PushSignature.valid("key", method + "=" + hex.toUpperCase(), body)).isTrue();
    assertThat(PushSignature.valid("Key", method + "=" + hex, body)).isFalse();
    assertThat(PushSignature.valid("key", method + "=" + hex, new byte[0])).isFalse();
    assertThat(PushSignature.valid("key", method + "=" + hex.substring(1), body)).isFalse();
    assertThat(PushSignature.valid("key", "sha512=" + hex, body)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"sha384,96", "sha512,128"})
  void longerHashesAreAccepted(String method, int length) throws Exception {
    String mac = "Hmac" + method.toUpperCase();
    javax.crypto.Mac hmac = javax.crypto.Mac.getInstance(mac);
    hmac.init(new javax.crypto.spec.SecretKeySpec("key".getBytes(), mac));
    String hex = java.util.HexFormat.of().formatHex(hmac.doFinal("body".getBytes()));
    assertThat(hex).hasSize(length);
    assertThat(PushSignature.valid("key", method + "=" + hex, "body".getBytes())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"''", "sha1", "=", "md5=x", "sha1=", "none="})
  void otherSignaturesAreRefused(String header) {
    assertThat(PushSignature.valid("key", header, "body".getBytes())).isFalse();
    assertThat(PushSignature.valid("key", null, "body".getBytes())).isFalse();
  }

  @Test
  void aHubSignsWithSha256() {
    byte[] body = "The quick brown fox jumps over the lazy dog".getBytes();
    assertThat(PushSignature.of("key", body))
        .isEqualTo("sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
    assertThat(PushSignature.valid("key", PushSignature.of("key", body), body)).isTrue();
  }
}
