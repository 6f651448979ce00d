package dev.isobar.ingest.management;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.embedded.Ports;
import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.publish.BrokerFree;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Health and metrics on a port of their own. */
@QuarkusTest
@TestProfile(ManagementPortComponentTest.Apart.class)
@Timeout(60)
class ManagementPortComponentTest {
  public static class Apart extends BrokerFree {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("isobar.management.port", String.valueOf(Ports.free()));
      // The metrics of HTTP name the port, unless it is 0: they must do so for both ports.
      settings.put("quarkus.http.test-port", String.valueOf(Ports.free()));
      return settings;
    }
  }

  @TestHTTPResource URI service;

  @ConfigProperty(name = "isobar.management.port")
  int port;

  private Pushing open;
  private Pushing management;

  @BeforeEach
  void ports() {
    open = new Pushing(service);
    management = new Pushing(URI.create("http://localhost:" + port));
    Polling.until("readiness", () -> management.get("/q/health/ready").statusCode() == 200);
  }

  @Test
  void healthAndMetricsAreThere() throws Exception {
    for (String path : new String[] {"/q/health", "/q/health/live", "/q/health/started"}) {
      assertThat(management.get(path).body()).as(path).contains("\"status\": \"UP\"");
    }
    HttpResponse<String> metrics = management.get("/q/metrics");
    assertThat(metrics.body()).contains("isobar_", "jvm_memory_used_bytes");
  }

  @Test
  void thePortOfTheServiceHasThemNoLonger() throws Exception {
    for (String path :
        new String[] {
          "/q/health", "/q/health/ready", "/q/metrics", "/q/./metrics", "/q//metrics"
        }) {
      HttpResponse<String> answer = open.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).doesNotContain("UP", "jvm_");
    }
    assertThat(Pushing.json(open.get("/q/metrics")).path("detail").asText())
        .contains("isobar.management.port");
    assertThat(open.get("/q/openapi").statusCode()).isEqualTo(200);
    byte[] article = Pushing.article("management").getBytes(UTF_8);
    assertThat(open.post("/articles", "application/json", article).statusCode()).isIn(200, 202);
  }

  @Test
  void nothingElseIsThere() throws Exception {
    byte[] article = Pushing.article("management").getBytes(UTF_8);
    HttpResponse<String> push = management.post("/articles", "application/json", article);
    assertThat(push.statusCode()).isEqualTo(404);
    assertThat(Pushing.json(push).path("detail").asText()).contains("only /q/health");
    for (String path : new String[] {"/", "/feeds", "/q/openapi", "/q/health/../../feeds"}) {
      assertThat(management.get(path).statusCode()).as(path).isEqualTo(404);
    }
  }
}
