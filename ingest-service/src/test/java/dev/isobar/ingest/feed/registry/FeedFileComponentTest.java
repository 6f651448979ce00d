package dev.isobar.ingest.feed.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(FeedFileComponentTest.WithFile.class)
@Timeout(60)
class FeedFileComponentTest {
  public static class WithFile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        Path file = Files.createTempFile("feeds", ".yaml");
        Files.writeString(
            file,
            """
            feeds:
              - {id: filed, url: https://filed.example/}
              - {id: wrong, url: ftp://filed.example/}
            """);
        return Map.of("isobar.feeds.file", file.toString(), "isobar.api.key", "s3cret");
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  @Inject FeedRegistry registry;

  @ConfigProperty(name = "isobar.feeds.file")
  Path file;

  @Test
  void theFileIsReadAgainWhenItChanges() throws Exception {
    Polling.until("the feed of the file", () -> registry.find("filed").isPresent());
    assertThat(registry.find("wrong")).isEmpty();

    given().delete("/feeds/filed").then().statusCode(401);
    String paused = "{\"url\":\"https://filed.example/\",\"title\":\"T\",\"paused\":{}}";
    given()
        .header("Authorization", "Bearer s3cret")
        .contentType("application/json")
        .body(paused)
        .put("/feeds/filed")
        .then()
        .statusCode(200);

    Files.writeString(file, "feeds: [");
    Files.writeString(file, "feeds:\n- {id: filed, url: https://filed.example/, publisher: P}\n");
    Polling.until("the change", () -> "P".equals(registry.find("filed").get().publisher()));
    assertThat(registry.find("filed").get().title()).isNull();
    assertThat(registry.find("filed").get().paused()).isNotNull();
    Files.delete(file);
    assertThat(registry.find("filed")).isPresent();
    String key = "Bearer s3cret";
    given().header("Authorization", key).delete("/feeds/filed").then().statusCode(204);
  }
}
