package dev.isobar.query.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.ContractJson;
import dev.isobar.query.cursor.StreamCursor;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerSentEventTest {
  private static final StreamCursor CURSOR = StreamCursor.of(Map.of(0, 5L, 1, 6L));

  @Test
  void articleCarriesThePositionAfterItAndItsJsonOnOneLine() {
    byte[] json = ContractJson.write(Articles.article("a", 1, "methane", "one\ntwo\r\n\r\n甲烷"));
    String event = ServerSentEvent.event("article", CURSOR, SseData.of(json)).toString(UTF_8);
    assertThat(event)
        .startsWith("event: article\nid: v1_0-5.1-6\ndata: {\"id\":\"a\"")
        .contains("one\\ntwo\\r\\n\\r\\n甲烷")
        .endsWith("}\n\n");
    assertThat(event.lines()).hasSize(4);
  }

  @Test
  void heartbeatHasTheCursorIfItIsKnown() {
    assertThat(ServerSentEvent.heartbeat(CURSOR, "live"))
        .hasToString("event: heartbeat\nid: v1_0-5.1-6\ndata: {\"state\":\"live\"}\n\n");
    assertThat(ServerSentEvent.heartbeat(null, "waiting"))
        .hasToString("event: heartbeat\ndata: {\"state\":\"waiting\"}\n\n");
  }

  @Test
  void gapHasFromToAndReason() {
    assertThat(ServerSentEvent.gap(StreamCursor.START, CURSOR, "expired: \"x\"").toString())
        .startsWith("event: gap\nid: v1_0-5.1-6\ndata: {")
        .contains("\"from\":\"v1_\"", "\"to\":\"v1_0-5.1-6\"", "\"reason\":\"expired: \\\"x\\\"\"")
        .endsWith("}\n\n");
  }

  @Test
  void retryIsInMilliseconds() {
    assertThat(ServerSentEvent.retry(2417)).hasToString("retry: 2417\n\n");
  }
}
