package dev.isobar.local.journey;

import dev.isobar.contracts.RawArticle;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Makes small articles that differ by feed and number. */
final class Articles {
  private static final Instant FETCHED = Instant.parse("2024-09-12T00:00:00Z");

  private Articles() {}

  static RawArticle of(String feed, int number) {
    String text =
        "BEIJING, Sept. 6, 2024 - John Podesta and Liu Zhenmin discussed methane in Beijing.\n\n"
            + "双方就甲烷和循环经济交换了意见。 This is report number "
            + number
            + " of "
            + feed
            + ".";
    return new RawArticle(
        null,
        "https://example.org/" + feed + "/" + number,
        feed,
        null,
        "Report " + number,
        List.of(),
        null,
        null,
        null,
        FETCHED.plusSeconds(number),
        "text/plain",
        text,
        null,
        null);
  }

  static List<RawArticle> of(String feed, int from, int to) {
    return IntStream.range(from, to).mapToObj(number -> of(feed, number)).toList();
  }
}
