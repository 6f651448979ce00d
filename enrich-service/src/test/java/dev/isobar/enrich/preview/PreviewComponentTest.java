package dev.isobar.enrich.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(PreviewComponentTest.NoChannel.class)
@Timeout(60)
class PreviewComponentTest {
  /** The preview needs no broker. */
  public static class NoChannel implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("isobar.enrich.channel.enabled", "false");
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();

  @TestHTTPResource URI service;

  @Inject KafkaClientService clients;

  @Test
  void opensNoKafkaClient() {
    assertThat(clients.getConsumerChannels()).isEmpty();
    assertThat(clients.getProducerChannels()).isEmpty();
  }

  @Test
  void answersEveryLineInOrder() throws Exception {
    String body =
        String.join(
            "\n",
            article("a", "One."),
            "",
            "no json",
            article("b", "二氧化碳排放下降。"),
            "{\"id\":\"c\"}",
            "  ");
    HttpResponse<String> answer = post("?lane=quick", "application/x-ndjson", body);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    List<JsonNode> lines = lines(answer.body());
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0).path("text").asText()).isEqualTo("One.");
    assertThat(lines.get(1).at("/error/type").asText()).endsWith("/not-json");
    assertThat(lines.get(1).path("id").isNull()).isTrue();
    assertThat(lines.get(2).path("language").asText()).isEqualTo("zh");
    assertThat(lines.get(3).path("id").asText()).isEqualTo("c");
    assertThat(lines.get(3).at("/error/errors/0/pointer").asText()).isEqualTo("/feed");
  }

  @Test
  void usesTheRequestedLane() throws Exception {
    String text = "Margaret Okonkwo won the chess game in Nairobi.";
    assertThat(lane("?lane=deep", text)).isEqualTo("deep");
    assertThat(lane("?lane=quick", text)).isEqualTo("quick");
    assertThat(lane("?lane=auto", text)).isEqualTo("quick");
    assertThat(lane("?lane=", text)).isEqualTo("quick");
    assertThat(lane("", "Methane emissions fell after the climate summit.")).isEqualTo("deep");
  }

  private String lane(String query, String text) throws Exception {
    HttpResponse<String> answer = post(query, "application/json", article("a", text));
    JsonNode article = ContractJson.mapper().readTree(answer.body());
    assertThat(article.path("id").asText()).isEqualTo("a");
    return article.path("lane").asText();
  }

  @Test
  void rejectsAnUnknownLane() throws Exception {
    assertThat(post("?lane=DEEP", "application/json", article("a", "x")).statusCode())
        .isEqualTo(400);
    HttpResponse<String> answer = post("?lane=slow", "application/json", article("a", "x"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = ContractJson.mapper().readTree(answer.body());
    assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("lane");
    assertThat(problem.path("detail").asText()).contains("quick, deep or auto");
  }

  @Test
  void limitsEachLineButAcceptsLongBodies() throws Exception {
    List<String> articles = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      articles.add(article("n" + i, ("Line " + i + ". ").repeat(i == 30 ? 500_000 : 40_000)));
    }
    HttpResponse<String> answer = post("", "application/x-ndjson", String.join("\n", articles));
    List<JsonNode> lines = lines(answer.body());
    assertThat(lines).hasSize(60);
    for (int i = 0; i < 60; i++) {
      assertThat(lines.get(i).at("/error/status").asInt()).isEqualTo(i == 30 ? 413 : 0);
      assertThat(lines.get(i).path("id").asText()).isEqualTo("n" + i);
    }
  }

  @Test
  void answersAnInvalidArticleWithAProblem() throws Exception {
    HttpResponse<String> answer = post("", "application/json", "{\"feed\":\"f\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("/fetchedAt");
  }

  @Test
  void refusesABodyWithoutAnArticle() throws Exception {
    for (String type : List.of("application/json", "application/x-ndjson")) {
      for (String body : List.of("", "\n \n")) {
        HttpResponse<String> answer = post("", type, body);
        assertThat(answer.statusCode()).as(type).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
            .contains("application/problem+json");
      }
    }
    assertThat(post("", "application/json", "\"\"").statusCode()).isEqualTo(400);
  }

  @Test
  void answersBinaryContentWithAProblem() throws Exception {
    String raw =
        article("a", "x").replace("\"content\":\"x\"", "\"contentBase64\":\"H4sIAAAAAAAA/8tI\"");
    HttpResponse<String> answer = post("", "application/json", raw);
    assertThat(answer.statusCode()).isEqualTo(415);
    JsonNode problem = ContractJson.mapper().readTree(answer.body());
    assertThat(problem.path("type").asText()).endsWith("/not-text");
    assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/contentBase64");
    assertThat(problem.path("detail").asText()).contains("compressed", "plain text");
  }

  private HttpResponse<String> post(String query, String type, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(service.resolve("/enrich" + query))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String article(String id, String content) throws Exception {
    Map<String, Object> article = new java.util.LinkedHashMap<>();
    article.put("id", id);
    article.put("feed", "test");
    article.put("fetchedAt", "2024-01-01T00:00:00Z");
    article.put("contentType", "text/plain");
    article.put("content", content);
    return ContractJson.mapper().writeValueAsString(article);
  }

  private static List<JsonNode> lines(String body) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : body.split("\n")) {
      lines.add(ContractJson.mapper().readTree(line));
    }
    return lines;
  }
}
