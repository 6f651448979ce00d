package dev.isobar.query.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.query.feed.FeedReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedSenderTest {
  private static final Subscription SUBSCRIPTION =
      new Subscription(
          "https://n.example/x", "https://r.example/1", null, Instant.MIN, Instant.MAX);

  @Test
  void aPartialFeedHasTheHeaderThatReadersGet() {
    assertThat(FeedSender.headers("https://n.example/websub", SUBSCRIPTION, document(true)))
        .containsEntry("Isobar-Partial", "?1");
    assertThat(FeedSender.headers("https://n.example/websub", SUBSCRIPTION, document(false)))
        .doesNotContainKey("Isobar-Partial");
  }

  private static FeedReader.Document document(boolean partial) {
    return new FeedReader.Document(new byte[1], "tag", "application/atom+xml", partial);
  }
}
