package dev.isobar.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.local.journey.TraceReceiver.ReceivedSpan;
import dev.isobar.local.stack.Service;
import dev.isobar.local.stack.ServiceGroup;
import dev.isobar.testing.Polling;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One trace leads from the push of an article to its row in the view. */
class TraceIT {
  private static final String FEED = "trace-test";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";

  @Test
  void spansOfAllThreeServicesHaveTheTraceOfThePush() throws Exception {
    RunningNewswire newswire = RunningNewswire.get();
    try (TraceReceiver receiver = TraceReceiver.start();
        ServiceGroup traced = newswire.stopAndStartWith(tracing(receiver))) {
      NewswireClient client =
          new NewswireClient(traced.url(Service.INGEST), traced.url(Service.QUERY));
      String id = client.pushTraced(Articles.of(FEED, 1), "00-" + TRACE + "-" + PARENT + "-01");
      Polling.eventually(() -> client.ids(FEED), ids -> ids.contains(id));
      List<ReceivedSpan> spans =
          Polling.eventually(
              () -> receiver.spans(TRACE),
              received -> services(received).size() == Service.values().length);
      assertThat(services(spans))
          .containsExactlyInAnyOrder("ingest-service", "enrich-service", "query-service");
      assertLeadsBackToThePush(receiver);
    } finally {
      newswire.startAgain();
    }
  }

  private static Map<String, String> tracing(TraceReceiver receiver) {
    return Map.of(
        "quarkus.otel.sdk.disabled", "false",
        "quarkus.otel.exporter.otlp.protocol", "http/protobuf",
        "quarkus.otel.exporter.otlp.endpoint", receiver.endpoint(),
        "quarkus.otel.bsp.schedule.delay", "100ms");
  }

  private static Set<String> services(List<ReceivedSpan> spans) {
    return spans.stream().map(ReceivedSpan::service).collect(Collectors.toSet());
  }

  /** From the span of the view, each span's parent is in the trace, up to the client's own span. */
  private static void assertLeadsBackToThePush(TraceReceiver receiver) {
    Set<String> passed =
        Polling.eventually(
            () -> servicesOnTheWayBack(receiver.spans(TRACE)),
            services -> services.contains("client"));
    assertThat(passed).contains("query-service", "enrich-service", "ingest-service");
  }

  private static Set<String> servicesOnTheWayBack(List<ReceivedSpan> spans) {
    Map<String, ReceivedSpan> byId =
        spans.stream().collect(Collectors.toMap(ReceivedSpan::id, span -> span, (a, b) -> a));
    Set<String> passed = new HashSet<>();
    ReceivedSpan span =
        spans.stream()
            .filter(each -> each.service().equals("query-service"))
            .findFirst()
            .orElse(null);
    while (span != null) {
      passed.add(span.service());
      if (span.parent().equals(PARENT)) {
        passed.add("client");
      }
      span = byId.get(span.parent());
    }
    return passed;
  }
}
