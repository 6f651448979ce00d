package dev.isobar.ingest.feed.websub.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.publish.BrokerFree;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(BrokerFree.class)
@Timeout(40)
class WebSubQuietComponentTest {
  @TestHTTPResource("/websub/token")
  URI callback;

  @Test
  void withoutAPublicAddressThereIsNoCallback() throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(callback).timeout(Duration.ofSeconds(20));
    HttpClient http = HttpClient.newHttpClient();
    for (HttpRequest each :
        new HttpRequest[] {
          request.copy().GET().build(),
          request.copy().POST(HttpRequest.BodyPublishers.ofString("<feed/>")).build()
        }) {
      assertThat(http.send(each, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }
  }
}
