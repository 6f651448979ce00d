package dev.isobar.query.projection;

import static dev.isobar.query.ArticleBuilder.article;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.RunningQueryService;
import dev.isobar.testing.BackingServices;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.DatabaseResource;
import dev.isobar.testing.Polling;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

/** The trace of an article goes on from its Kafka headers to the transaction that wrote it. */
@QuarkusTest
@TestProfile(TracingComponentTest.Tracing.class)
@QuarkusTestResource(BrokerResource.class)
@QuarkusTestResource(DatabaseResource.class)
class TracingComponentTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  @Inject InMemorySpanExporter exporter;

  public static class Tracing implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.otel.sdk.disabled", "false", "quarkus.otel.bsp.schedule.delay", "100ms");
    }
  }

  @Test
  void anArticleKeepsItsTraceUntilItIsInTheView() {
    try (RunningQueryService service = new RunningQueryService(BackingServices.sharedBroker())) {
      service.send(
          article("traced"),
          new RecordHeader("traceparent", "00-%s-%s-01".formatted(TRACE, PARENT).getBytes(UTF_8)));
      service.awaitTaken();
    }
    Polling.until("the span", () -> !spans().isEmpty());
    SpanData span = spans().get(0);
    assertThat(span.getName()).isEqualTo("project article");
    assertThat(span.getParentSpanId()).isEqualTo(PARENT);
    assertThat(span.hasEnded()).isTrue();
  }

  private List<SpanData> spans() {
    return exporter.getFinishedSpanItems().stream()
        .filter(span -> span.getTraceId().equals(TRACE))
        .toList();
  }
}
