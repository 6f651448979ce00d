package dev.isobar.ingest.door.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.RawTopic;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.Polling;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
@TestProfile(FolderComponentTest.WithFolder.class)
@Timeout(60)
class FolderComponentTest {
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @ConfigProperty(name = "isobar.folder.path")
  Path folder;

  public static class WithFolder implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "isobar.folder.path", "target/folder-" + UUID.randomUUID(),
          "isobar.folder.quiet", "PT0.2S",
          "isobar.folder.interval", "PT0.1S");
    }
  }

  @Test
  void publishesAPageAndMovesItToDone() throws Exception {
    String name = UUID.randomUUID() + ".html";
    put("desk/" + name, "<p>Methane falls.");

    JsonNode article = await(json -> json.path("guid").asText().equals("desk/" + name));

    assertThat(article.path("feed").asText()).isEqualTo("desk");
    Polling.until("done", () -> Files.exists(folder.resolve("done/desk/" + name)));
    assertThat(folder.resolve("desk/" + name)).doesNotExist();
  }

  @Test
  void publishesTheGoodLinesAndListsTheBadOnes() throws Exception {
    String guid = UUID.randomUUID().toString();
    String name = guid + ".ndjson";
    put(name, "no json\n" + Pushing.article(guid) + "\n{\"feed\":\"x\"}\n");

    await(json -> json.path("guid").asText().equals(guid));

    Path errors = folder.resolve("failed/" + name + ".errors.ndjson");
    Polling.until("errors", () -> Files.exists(errors));
    List<String> lines = Files.readAllLines(errors, UTF_8);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).contains("\"record\":1");
    assertThat(lines.get(1)).contains("\"record\":3").contains("/fetchedAt");
    assertThat(folder.resolve("failed/" + name)).exists();
  }

  @Test
  void ignoresFilesThatAreBeingWritten() throws Exception {
    String guid = UUID.randomUUID().toString();
    Path part = folder.resolve(guid + ".json.part");
    Files.writeString(part, Pushing.article(guid));
    String later = UUID.randomUUID().toString();
    put(later + ".json", Pushing.article(later));

    await(json -> json.path("guid").asText().equals(later));

    assertThat(part).exists();
    Files.move(part, folder.resolve(guid + ".json"));
    await(json -> json.path("guid").asText().equals(guid));
  }

  @Test
  void doesNotReplaceAnEarlierFileOfTheSameName() throws Exception {
    String name = UUID.randomUUID() + ".txt";
    put(name, "One.");
    Polling.until("first", () -> Files.exists(folder.resolve("done/" + name)));

    put(name, "Two.");

    Polling.until("second", () -> Files.exists(folder.resolve("done/2-" + name)));
    assertThat(folder.resolve("done/" + name)).hasContent("One.");
  }

  private void put(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, content);
    Files.move(part, file);
  }

  private JsonNode await(Predicate<JsonNode> wanted) throws Exception {
    return RawTopic.awaitArticle(bootstrapServers, wanted);
  }
}
