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
  void viewGivesTheSameAnswersAfterAReplay() {
    RunningNewswire newswire = RunningNewswire.get();
    NewswireClient client = newswire.client();
    List<String> pushed = client.push(Articles.of(FEED, 0, 60));
    Polling.eventually(() -> client.ids(FEED), ids -> ids.size() == pushed.size());
    Map<String, String> before = answers(client);
    String offsets = offsets(client.cursor());

    newswire.restartOnceWith(Service.QUERY, "isobar.view.replay", "true");

    Polling.eventually(() -> offsets(client.cursor()), offsets::equals);
    assertThat(answers(client)).isEqualTo(before);
  }

  /** Returns the offsets of a cursor; the position of the view behind them goes on. */
  private static String offsets(String cursor) {
    return cursor.substring(0, cursor.indexOf('~'));
  }

  private static Map<String, String> answers(NewswireClient client) {
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
      answers.put(path, client.get(path));
    }
    client.ids(FEED).forEach(id -> answers.put(id, client.get("/articles/" + id)));
    return answers;
  }
}
