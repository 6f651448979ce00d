package dev.isobar.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Continues the trace in the Kafka headers of each article until the commit of its transaction. One
 * transaction writes many articles, so each has its own span.
 */
@ApplicationScoped
class ProjectionTracing {
  private static final ArticleSpans NONE = new ArticleSpans(List.of());

  private final OpenTelemetry telemetry;
  private final Tracer tracer;

  ProjectionTracing(
      OpenTelemetry telemetry,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled", defaultValue = "true") boolean disabled) {
    this.telemetry = telemetry;
    this.tracer = disabled ? null : telemetry.getTracer("dev.isobar.query");
  }

  /** Starts a span for each record; does nothing while tracing is off. */
  ArticleSpans start(List<ConsumerRecord<byte[], byte[]>> records) {
    return tracer == null ? NONE : new ArticleSpans(records.stream().map(this::span).toList());
  }

  private Span span(ConsumerRecord<byte[], byte[]> record) {
    Context article =
        telemetry
            .getPropagators()
            .getTextMapPropagator()
            .extract(Context.root(), record.headers(), HeaderGetter.INSTANCE);
    return tracer
        .spanBuilder("project article")
        .setParent(article)
        .setSpanKind(SpanKind.CONSUMER)
        .setAttribute("messaging.system", "kafka")
        .setAttribute("messaging.destination.name", record.topic())
        .setAttribute("messaging.destination.partition.id", String.valueOf(record.partition()))
        .setAttribute("messaging.kafka.offset", record.offset())
        .startSpan();
  }

  /** Holds the spans of one transaction. */
  record ArticleSpans(List<Span> spans) {
    void end(boolean written) {
      for (Span span : spans) {
        if (!written) {
          span.setStatus(StatusCode.ERROR, "The transaction was rolled back");
        }
        span.end();
      }
    }
  }

  private enum HeaderGetter implements TextMapGetter<Headers> {
    INSTANCE;

    @Override
    public Iterable<String> keys(Headers headers) {
      return Arrays.stream(headers.toArray()).map(Header::key).toList();
    }

    @Override
    public String get(Headers headers, String key) {
      Header header = headers == null ? null : headers.lastHeader(key);
      return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
  }
}
