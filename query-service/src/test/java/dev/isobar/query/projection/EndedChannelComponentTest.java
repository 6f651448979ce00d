package dev.isobar.query.projection;

import static dev.isobar.query.ArticleBuilder.article;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import dev.isobar.query.RunningQueryService;
import dev.isobar.query.config.ViewConfig;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What is temporary is tried again; an error of the JVM ends the channel, and that is seen. */
@QuarkusTest
@TestProfile(EndedChannelComponentTest.OwnGroup.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class EndedChannelComponentTest {

  @Inject ViewConfig config;

  /** A start of its own: the channel does not come back. */
  public static class OwnGroup implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("isobar.view.group", "isobar-ended", "isobar.view.consumers", "1");
    }
  }

  @Test
  void livenessFailsWhenTheChannelHasEnded() {
    Polling.until("readiness", () -> given().get("/q/health/ready").statusCode() == 200);
    given().get("/q/health/live").then().statusCode(200);
    QuarkusMock.installMockForType(new Broken(config), ProjectionWriter.class);
    try (RunningQueryService service = new RunningQueryService(BackingServices.sharedBroker())) {
      service.send(article("last"));
    }
    Polling.until("liveness to fail", () -> given().get("/q/health/live").statusCode() == 503);
    given().get("/q/health/live").then().body(containsString("no such class"));
  }

  private static final class Broken extends ProjectionWriter {
    Broken(ViewConfig config) {
      super(null, letters -> {}, null, config.maxBytes());
    }

    @Override
    void write(
        List<ConsumerRecord<byte[], byte[]>> records,
        Map<Integer, Long> from,
        Map<Integer, Long> to) {
      throw new NoClassDefFoundError("no such class");
    }
  }
}
