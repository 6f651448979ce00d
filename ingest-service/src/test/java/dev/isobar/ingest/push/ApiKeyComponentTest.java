package dev.isobar.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.publish.BrokerFree;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(ApiKeyComponentTest.WithKey.class)
@Timeout(40)
class ApiKeyComponentTest {
  public static class WithKey extends BrokerFree {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("isobar.api.key", "s3cret");
      return settings;
    }
  }

  @TestHTTPResource URI service;

  @Test
  void aPushNeedsTheKey() throws Exception {
    byte[] article = Pushing.article("g").getBytes(UTF_8);
    Pushing push = new Pushing(service);
    for (String type : new String[] {"application/json", "application/x-ndjson"}) {
      HttpResponse<String> refused = push.post("/articles", type, article);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(Pushing.json(refused).path("type").asText()).endsWith("/unauthorized");
      HttpResponse<String> accepted =
          push.post("/articles", type, article, "Authorization", "Bearer s3cret");
      assertThat(accepted.statusCode()).isIn(200, 202);
      assertThat(accepted.body()).contains("\"id\"");
    }
    assertThat(push.counted("forbidden")).isEqualTo(2);
    assertThat(push.get("/q/health/ready").statusCode()).isEqualTo(200);
  }
}
