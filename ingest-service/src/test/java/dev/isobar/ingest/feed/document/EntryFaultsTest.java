package dev.isobar.ingest.feed.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class EntryFaultsTest {
  @Test
  void anEntryWhoseReadingFailsIsLeftOutWithAWarning() throws Exception {
    Warnings warnings = new Warnings();
    List<String> read = new ArrayList<>();

    new XmlFeedParser(URI.create("https://news.example/feed"), 100, warnings)
        .parse(
            "<rss><item>a</item><item>b</item><item>c</item><item>b</item></rss>",
            Set.of("item"),
            10,
            entry -> {
              if (entry.text().equals("b")) {
                throw new StackOverflowError();
              }
              read.add(entry.text());
            });

    assertThat(read).containsExactly("a", "c");
    assertThat(warnings.sentences()).containsExactly(EntryFaults.SENTENCE + " (2 times)");
  }
}
