package dev.isobar.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.Pushing;
import dev.isobar.ingest.RawTopic;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.Polling;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The trace of a push goes on in the headers of the raw record. */
@QuarkusTest
@TestProfile(TracingComponentTest.Tracing.class)
@QuarkusTestResource(BrokerResource.class)
@Timeout(60)
class TracingComponentTest {
  private static final String CALLER = "b7ad6b7169203331";

  public static class Tracing implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.otel.sdk.disabled", "false", "quarkus.otel.bsp.schedule.delay", "100ms");
    }
  }

  @TestHTTPResource URI service;
  @Inject InMemorySpanExporter exporter;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private Pushing push;

  @BeforeEach
  void waitUntilReady() {
    push = new Pushing(service).awaitReady();
  }

  @Test
  void articleContinuesTheTraceOfItsCaller() throws Exception {
    String trace = UUID.randomUUID().toString().replace("-", "");
    assertGoesOn(
        push(
            "application/json",
            Pushing.article(UUID.randomUUID().toString()),
            "traceparent",
            "00-" + trace + "-" + CALLER + "-01"),
        trace,
        CALLER);
  }

  @Test
  void articlesOfAStreamContinueTheTrace() throws Exception {
    String trace = UUID.randomUUID().toString().replace("-", "");
    assertGoesOn(
        push(
            "application/x-ndjson",
            Pushing.article(UUID.randomUUID().toString()) + "\n",
            "traceparent",
            "00-" + trace + "-" + CALLER + "-01"),
        trace,
        CALLER);
  }

  @Test
  void aTraceBeginsWithThePush() throws Exception {
    String parent = push("application/json", Pushing.article(UUID.randomUUID().toString()));
    assertGoesOn(parent, parent.split("-")[1], "0000000000000000");
  }

  /** Returns the record's traceparent. */
  private String push(String contentType, String body, String... headers) throws Exception {
    HttpResponse<String> answer =
        push.post("/articles", contentType, body.getBytes(UTF_8), headers);
    String id = Pushing.json(answer).path("id").asText();
    List<Header> parents =
        StreamSupport.stream(
                RawTopic.await(bootstrapServers, 1, id::equals)
                    .get(0)
                    .headers()
                    .headers("traceparent")
                    .spliterator(),
                false)
            .toList();
    assertThat(parents).hasSize(1);
    return new String(parents.get(0).value(), UTF_8);
  }

  private void assertGoesOn(String recordParent, String trace, String caller) {
    assertThat(recordParent).startsWith("00-" + trace + "-");
    SpanData sent = span(trace, SpanKind.PRODUCER);
    SpanData request = span(trace, SpanKind.SERVER);
    assertThat(recordParent.split("-")[2]).isEqualTo(sent.getSpanId());
    assertThat(sent.getParentSpanId()).isEqualTo(request.getSpanId());
    assertThat(request.getName()).isEqualTo("POST /articles");
    assertThat(request.getParentSpanId()).isEqualTo(caller);
  }

  private SpanData span(String trace, SpanKind kind) {
    Polling.until(kind + " span", () -> !spans(trace, kind).isEmpty());
    assertThat(spans(trace, kind)).hasSize(1);
    return spans(trace, kind).get(0);
  }

  private List<SpanData> spans(String trace, SpanKind kind) {
    return exporter.getFinishedSpanItems().stream()
        .filter(span -> span.getTraceId().equals(trace) && span.getKind() == kind)
        .toList();
  }
}
