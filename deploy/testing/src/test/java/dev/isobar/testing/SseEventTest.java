package dev.isobar.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseEventTest {
  @Test
  void readsFieldsWithAndWithoutASpaceAndKeepsTheId() {
    List<SseEvent> events = new ArrayList<>();
    String stream =
        "retry: 1000\n\nevent: article\nid:7\ndata: one\ndata:two\n\n: a comment\n\ndata: three\n\nid: 8";
    SseEvent.read(stream.lines(), events::add);
    assertThat(events)
        .containsExactly(
            new SseEvent("article", "7", "one\ntwo"), new SseEvent("message", "7", "three"));
  }
}
