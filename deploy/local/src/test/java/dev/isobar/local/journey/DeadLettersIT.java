package dev.isobar.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.local.deadletter.DeadLettersCommand;
import dev.isobar.local.stack.Service;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** An operator finds, repairs and replays dead letters with the command line. */
@Timeout(180)
class DeadLettersIT {
  private static final String FEED = "dead-letters-test";
  private static final String BROKEN =
      "{\"feed\":\"%s\",\"fetchedAt\":\"2024-09-12T00:00:00Z\",\"contentType\":7,\"content\":\"a\"}"
          .formatted(FEED);

  @TempDir Path folder;

  private final RunningNewswire newswire = RunningNewswire.get();

  @Test
  void aPoisonedArticleIsRepairedAndAnUnchangedOneKeepsItsHistory() throws IOException {
    try (KafkaTestClient kafka = new KafkaTestClient(newswire.bootstrapServers())) {
      kafka.send(KafkaTopics.RAW, "broken", BROKEN.getBytes(UTF_8));
    }
    String letter = awaitLetter("false");
    JsonNode shown = json("show", letter, "--json");
    assertThat(shown.path("service").asText()).isEqualTo("enrich-service");
    assertThat(shown.path("message").asText()).contains("/contentType");
    assertThat(shown.at("/value/text").asText()).isEqualTo(BROKEN);

    assertThat(run("replay", letter)).contains("replayed to " + KafkaTopics.RAW);
    String second = awaitLetter("false");
    assertThat(second).isNotEqualTo(letter);
    JsonNode history = json("show", second, "--json").path("history");
    assertThat(history).hasSize(1);
    assertThat(history.at("/0/letter/offset").asText()).isEqualTo(letter.split("/")[2]);
    assertThat(history.at("/0/by").asText()).isEqualTo("local");
    assertThat(run("list", "--feed", FEED, "--replayed", "true")).contains(letter, "1 done");

    Path fixed = folder.resolve("fixed.json");
    Files.write(fixed, ContractJson.write(Articles.of(FEED, 1)));
    assertThat(run("fix", second, fixed.toString())).contains("fixed");
    List<String> visible =
        Polling.eventually(() -> newswire.client().ids(FEED), ids -> !ids.isEmpty());
    assertThat(visible).hasSize(1);
    assertThat(run("replay", "--feed", FEED, "--dry-run")).contains("0 dead letters match");
  }

  /** Waits for a letter of the feed and returns its id. */
  private String awaitLetter(String replayed) {
    return Polling.eventually(
            () -> json("list", "--feed", FEED, "--replayed", replayed, "--json").path("items"),
            items -> !items.isEmpty())
        .at("/0/id")
        .asText();
  }

  private JsonNode json(String... arguments) {
    return NewswireClient.json(run(arguments));
  }

  private String run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new DeadLettersCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(with(arguments));
    assertThat(code).as(err.toString()).isZero();
    return out.toString();
  }

  private String[] with(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--url", newswire.services().url(Service.INGEST).toString()));
    return all.toArray(String[]::new);
  }
}
