package dev.isobar.ingest.feed.websub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class WebSubResourceTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aBlankPublicAddressIsNone(String address) {
    // Without an address the store is not asked: there is none.
    WebSubResource resource = new WebSubResource(null, () -> Optional.of(address));

    assertThat(resource.verify("token", "subscribe", "t", "c", "1", null).getStatus())
        .isEqualTo(404);
  }
}
