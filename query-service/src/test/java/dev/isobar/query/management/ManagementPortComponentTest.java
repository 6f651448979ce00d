package dev.isobar.query.management;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import dev.isobar.embedded.Ports;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health and metrics on a port of their own, where reading needs a key. */
@QuarkusTest
@TestProfile(ManagementPortComponentTest.Apart.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class ManagementPortComponentTest {
  public static class Apart implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "isobar.management.port",
          String.valueOf(Ports.free()),
          // The metrics of HTTP name the port, unless it is 0: they must do so for both ports.
          "quarkus.http.test-port",
          String.valueOf(Ports.free()),
          "isobar.api.key",
          "s3cret",
          "isobar.api.readers-need-key",
          "true",
          "isobar.view.consume",
          "false");
    }
  }

  @ConfigProperty(name = "isobar.management.port")
  int port;

  @Test
  void probesAndMetricsAreOnIt() {
    Polling.until("readiness", () -> given().port(port).get("/q/health/ready").statusCode() == 200);
    given().port(port).get("/q/health/live").then().statusCode(200);
    given().port(port).get("/q/metrics").then().body(containsString("jvm_memory_used_bytes"));
    given().get("/q/health/ready").then().statusCode(404);
    given().get("/q/metrics").then().statusCode(404);
  }

  /** Neither the dashboard nor streams, which need no JAX-RS, nor what needs a key. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/index.html", "/live", "/articles", "/mcp", "/q/openapi", "/q/healthy"})
  void nothingElseIsOnIt(String path) {
    given().port(port).header("Authorization", "Bearer s3cret").get(path).then().statusCode(404);
  }
}
