package dev.isobar.local.up;

import static dev.isobar.testing.Polling.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the packaged isobar.jar with the samples; all tests share one start. */
class UpIT {
  private static final String KEY = "a-key-of-the-test";

  @TempDir static Path dir;
  private static RunningUp up;

  @BeforeAll
  static void start() throws Exception {
    up =
        RunningUp.start(
                Map.of("ISOBAR_API_KEY", KEY),
                dir.resolve("data"),
                dir.resolve("up.log"),
                "--samples")
            .awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    up.close();
  }

  @Test
  void printsTheSamplesAsATable() throws Exception {
    assertThat(up.printed()).contains("5 articles visible", "Readout on the Second Meeting");
    assertThat(up.printed().lines())
        .filteredOn(line -> line.matches("article +language +date +topics +people"))
        .hasSize(1);
  }

  @Test
  void printsEachServicesLogBehindItsName() throws Exception {
    assertThat(up.printed())
        .contains("ingest-service | ", "enrich-service | ", "query-service  | ");
  }

  @Test
  void refusesAPushWithoutTheKey() throws Exception {
    assertThat(up.push("Methane.", "another key")).isEqualTo(401);
  }

  @Test
  void listsTheSamples() throws Exception {
    assertThat(lanesOfTheSamples()).hasSize(5);
  }

  /** The samples are all about climate, so the deep lane enriches each of them again. */
  @Test
  void enrichesTheSamplesInTheDeepLane() throws Exception {
    assertThat(
            eventually(UpIT::lanesOfTheSamples, lanes -> Collections.frequency(lanes, "deep") == 5))
        .hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest-service", "enrich-service", "query-service", "kafka", "postgres"})
  void articlesFlowAgainAfterOneProcessDied(String name) throws Exception {
    up.child(name).destroyForcibly();
    assertThat(up.awaitPrinted(name + " is ready again"))
        .contains(name + " ended")
        .containsPattern(name + " ended.*; restarting it in 0.5 s; log: .*" + name);
    String text = "Methane and climate finance were discussed after the end of " + name + ".";
    eventually(() -> up.push(text, KEY), status -> status == 202);
    eventually(() -> up.articles().toString(), list -> list.contains("the end of " + name));
  }

  private static List<String> lanesOfTheSamples() throws Exception {
    List<String> lanes = new ArrayList<>();
    for (JsonNode article : up.articles()) {
      if ("samples".equals(article.findValue("feed").asText())) {
        lanes.add(article.get("lane").asText());
      }
    }
    return lanes;
  }
}
