package dev.isobar.ingest.feed.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.ingest.fetch.FetchConfig;
import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.FetchRequest;
import dev.isobar.ingest.fetch.Fetcher;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lets the judge see what really goes over the wire, for three simulated days. */
@Timeout(60)
class WireTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Trait[] TRAITS = {
    Trait.ODD_VALIDATORS,
    Trait.COOKIES,
    Trait.ETAG_WITH_304,
    Trait.REDIRECTED,
    Trait.RETRY_AFTER_200,
    Trait.OVERLOADED
  };

  private final BehaviourJudge judge = new BehaviourJudge();
  private final VirtualWeb web = new VirtualWeb(judge);
  private volatile Instant now = START;
  private final VirtualServer server = new VirtualServer(web, () -> now);

  @BeforeEach
  void addFeeds() {
    String host = server.listen("127.0.0.1");
    for (Trait trait : TRAITS) {
      String url = host + "/" + trait.name().toLowerCase(Locale.ROOT);
      web.add(new VirtualFeed(url, trait, Duration.ofMinutes(190), START));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static FetchConfig config() {
    Map<String, String> settings = Map.of("isobar.fetch.allowed-hosts", "127.0.0.1");
    return new SmallRyeConfigBuilder()
        .withMapping(FetchConfig.class)
        .addDiscoveredConverters()
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build()
        .getConfigMapping(FetchConfig.class);
  }

  @Test
  void theScheduleAndTheFetcherScoreFullMarksTogether() {
    try (Fetcher fetcher = new Fetcher(config())) {
      FeedClient client =
          new ScheduledClient(web, 3) {
            @Override
            VirtualReply get(String url, Map<String, String> headers, Instant at) {
              now = at;
              FetchRequest request =
                  new FetchRequest(
                      URI.create(url), headers, Map.of(), 1 << 20, Duration.ofSeconds(10), 5);
              try {
                return new VirtualReply(fetcher.fetch(request), null, at);
              } catch (FetchException e) {
                throw new AssertionError(e);
              }
            }
          };
      client.start(START);
      client.runUntil(START.plus(Duration.ofDays(3)));
    }
    assertThat(judge.violations()).isEmpty();
    assertThat(judge.requests()).isGreaterThan(200);
    assertThat(judge.statuses()).containsKeys(200, 304, 503);
  }
}
