package dev.isobar.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.local.stack.Service;
import dev.isobar.testing.Polling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading the enriched topic again from its start leaves the view as it was, byte for byte. */
class ReplayIT {
  private static final String FEED = "replay-test";

  @Test
  void theViewAnswersTheSameAfterAReplay() {
    RunningNewswire newswire = RunningNewswire.get();
    Wire wire = newswire.wire();
    List<String> pushed = wire.push(Articles.of(FEED, 0, 60));
    Polling.eventually(() -> wire.ids(FEED), ids -> ids.size() == pushed.size());
    Map<String, String> before = answers(wire);
    String cursor = wire.cursor();

    newswire.restartOnceWith(Service.QUERY, "isobar.view.replay", "true");

    Polling.eventually(wire::cursor, cursor::equals);
    assertThat(answers(wire)).isEqualTo(before);
  }

  private static Map<String, String> answers(Wire wire) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String path :
        List.of(
            "/articles?limit=500",
            "/articles?limit=500&source=" + FEED,
            "/articles?topic=methane&limit=100",
            "/articles?q=%E7%94%B2%E7%83%B7",
            "/articles?q=report%20number",
            "/topics",
            "/entities",
            "/entities?type=person")) {
      answers.put(path, wire.get(path));
    }
    wire.ids(FEED).forEach(id -> answers.put(id, wire.get("/articles/" + id)));
    return answers;
  }
}
