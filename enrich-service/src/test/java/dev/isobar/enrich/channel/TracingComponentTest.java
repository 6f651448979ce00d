package dev.isobar.enrich.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.channel.KafkaTopics;
import dev.isobar.testing.BrokerResource;
import dev.isobar.testing.KafkaTestClient;
import dev.isobar.testing.Polling;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With tracing on, the trace of a raw record goes on in the events that come of it. */
@QuarkusTest
@TestProfile(TracingComponentTest.Tracing.class)
@QuarkusTestResource(BrokerResource.class)
@Timeout(60)
class TracingComponentTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  /** The one setting that switches tracing on, and a quick export. */
  public static class Tracing implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.bsp.schedule.delay", "50");
    }
  }

  /** Keeps the spans for the test. */
  @ApplicationScoped
  static class Exporter {
    @Produces
    @ApplicationScoped
    InMemorySpanExporter exporter() {
      return InMemorySpanExporter.create();
    }
  }

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject InMemorySpanExporter spans;

  @Test
  void theTraceLeadsFromTheRawRecordToTheQuickEventAndOnToTheDeepOne() throws Exception {
    String id = UUID.randomUUID().toString();
    ProducerRecord<byte[], byte[]> raw = raw(id);
    raw.headers().add("traceparent", ("00-" + TRACE + "-" + PARENT + "-01").getBytes(UTF_8));
    List<ConsumerRecord<byte[], byte[]>> events;
    try (KafkaTestClient kafka = KafkaTestClient.withTopics(bootstrapServers)) {
      kafka.send(List.of(raw));
      events = kafka.await(KafkaTopics.ENRICHED, 2, event -> id.equals(KafkaTestClient.key(event)));
    }
    assertThat(events).hasSize(2);
    String quick = assertWrittenInTheTrace(events.get(0));
    String deep = assertWrittenInTheTrace(events.get(1));
    assertThat(ancestors(quick)).contains(PARENT);
    assertThat(ancestors(deep)).contains(quick, PARENT);
  }

  /** Returns the id of the span in the record's header. */
  private String assertWrittenInTheTrace(ConsumerRecord<byte[], byte[]> event) {
    String[] parent = KafkaTestClient.header(event, "traceparent").split("-");
    assertThat(parent[1]).isEqualTo(TRACE);
    assertThat(parent[2]).isNotEqualTo(PARENT);
    Polling.until("span " + parent[2], () -> span(parent[2]).isPresent());
    assertThat(span(parent[2]).orElseThrow().getKind()).isEqualTo(SpanKind.PRODUCER);
    return parent[2];
  }

  private List<String> ancestors(String id) {
    return span(id)
        .map(
            span -> {
              List<String> all = new java.util.ArrayList<>(ancestors(span.getParentSpanId()));
              all.add(span.getParentSpanId());
              return all;
            })
        .orElse(List.of());
  }

  private Optional<SpanData> span(String id) {
    return spans.getFinishedSpanItems().stream().filter(s -> s.getSpanId().equals(id)).findFirst();
  }

  private static ProducerRecord<byte[], byte[]> raw(String id) {
    byte[] article =
        ContractJson.write(
            RawArticle.of(
                id,
                "test",
                Instant.parse("2024-01-01T00:00:00Z"),
                "text/plain",
                "Methane emissions fell after the climate summit in Nairobi."));
    return new ProducerRecord<>(KafkaTopics.RAW, id.getBytes(UTF_8), article);
  }
}
