package dev.isobar.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.publish.BrokerFree;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the OpenAPI document shows is what happens. */
@QuarkusTest
@TestProfile(BrokerFree.class)
@Timeout(40)
class OpenApiComponentTest {
  @TestHTTPResource URI service;

  @Test
  void acceptsTheDocumentedExamples() throws Exception {
    Pushing push = new Pushing(service);
    push.awaitReady();
    JsonNode document = Pushing.json(push.get("/q/openapi?format=json"));
    JsonNode content = document.at("/paths/~1articles/post/requestBody/content");
    assertThat(content.properties()).hasSize(4);
    for (Map.Entry<String, JsonNode> form : content.properties()) {
      JsonNode example = form.getValue().path("example");
      String body = example.isTextual() ? example.asText() : example.toString();
      HttpResponse<String> answer =
          push.post("/articles?feed=example", form.getKey(), body.getBytes(UTF_8));
      assertThat(answer.statusCode()).as(form.getKey()).isIn(200, 202);
      assertThat(answer.body()).contains("\"id\"").doesNotContain("problems");
    }
  }
}
