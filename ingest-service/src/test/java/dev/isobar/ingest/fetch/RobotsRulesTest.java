package dev.isobar.ingest.fetch;

import static dev.isobar.ingest.fetch.FetchFixture.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isobar.ingest.fetch.FetchException.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RobotsRulesTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain";

  private final TickingClock clock = new TickingClock();
  private HostileServer server;
  private Fetcher fetcher;
  private RobotsRules rules;

  @BeforeEach
  void start() throws IOException {
    server = new HostileServer();
    rules = rules("all");
  }

  private RobotsRules rules(String scope) {
    FetchConfig config = config("allowed-hosts", "127.0.0.1:" + server.port(), "robots", scope);
    fetcher = new Fetcher(config);
    return new RobotsRules(fetcher, config, clock);
  }

  @AfterEach
  void stop() throws IOException {
    fetcher.close();
    server.close();
  }

  @Test
  void aRefusalOfRobotsTxtPausesItsHost() throws Exception {
    List<Integer> told = new ArrayList<>();
    rules.onRefusal(
        (address, status, headers) -> {
          told.add(status);
          return Optional.ofNullable(headers.get("retry-after")).map(s -> Duration.ofSeconds(60));
        });
    server.on("/robots.txt", "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 60", "");

    assertThatThrownBy(() -> rules.checkFeed(uri("/feed")))
        .isInstanceOfSatisfying(
            FetchException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PAUSED));
    server.on("/robots.txt", "HTTP/1.1 503 Service Unavailable", "");
    assertThatThrownBy(() -> rules.checkFeed(uri("/feed")))
        .isInstanceOfSatisfying(
            FetchException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ROBOTS));
    assertThat(told).containsExactly(429, 503);
  }

  @Test
  void theMostSpecificRuleOfTheMostSpecificGroupCounts() {
    server.on(
        "/robots.txt",
        OK,
        """
        User-agent: *
        Disallow: /

        User-agent: isobar
        Disallow: /private/
        Allow: /private/feed$
        Crawl-delay: 3
        """);

    assertThatCode(() -> rules.checkFeed(uri("/feed"))).doesNotThrowAnyException();
    assertThatCode(() -> rules.checkFeed(uri("/private/feed"))).doesNotThrowAnyException();
    refused("/private/feed2");
    assertThat(rules.crawlDelay(uri("/"))).isEqualTo(Duration.ofSeconds(3));
    assertThat(server.requests).hasSize(1);
    clock.now = clock.now.plus(Duration.ofHours(24));
    refused("/private/x");
    assertThat(server.requests).hasSize(2);
  }

  @Test
  void aMissingFileAllowsAndAnUnreachableOneForbids() {
    assertThatCode(() -> rules.checkPage(uri("/a"))).doesNotThrowAnyException();

    server.on("/robots.txt", "HTTP/1.1 503 Busy", "");
    clock.now = clock.now.plus(Duration.ofHours(25));
    assertThatCode(() -> rules.checkPage(uri("/a")))
        .as("the earlier file is kept")
        .doesNotThrowAnyException();
    rules = rules("all");
    refused("/a");
    server.on("/robots.txt", "HTTP/1.1 410 Gone", "");
    refused("/a");
    clock.now = clock.now.plus(Duration.ofMinutes(31));
    assertThatCode(() -> rules.checkPage(uri("/a"))).doesNotThrowAnyException();
  }

  @Test
  void redirectsAreFollowedAndTooManyAreAMissingFile() {
    server.redirect("/robots.txt", "/1");
    IntStream.range(1, 4).forEach(i -> server.redirect("/" + i, "/" + (i + 1)));
    server.redirect("/4", "/5");
    server.on("/5", OK, "User-agent: *\nDisallow: /a");
    refused("/a");

    server.redirect("/5", "/6");
    server.on("/6", OK, "User-agent: *\nDisallow: /a");
    rules = rules("all");
    assertThatCode(() -> rules.checkPage(uri("/a"))).doesNotThrowAnyException();
  }

  @Test
  void theBeginningOfAHugeFileCounts() {
    String line = "Disallow: /" + "x".repeat(88) + "\n";
    server.on("/robots.txt", OK, "User-agent: *\nDisallow: /a\n" + line.repeat(20_000));
    refused("/a");
    assertThatCode(() -> rules.checkPage(uri("/b"))).doesNotThrowAnyException();
  }

  @Test
  void feedsAndPagesCanBeExempt() {
    server.on("/robots.txt", OK, "User-agent: *\nDisallow: /\nCrawl-delay: 86400");
    assertThatCode(() -> rules("none").checkPage(uri("/a"))).doesNotThrowAnyException();
    rules = rules("pages");
    assertThatCode(() -> rules.checkFeed(uri("/a"))).doesNotThrowAnyException();
    refused("/a");
    assertThat(rules.crawlDelay(uri("/"))).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aHostThatCannotBeReachedIsNotSaidToForbid() throws IOException {
    URI page = uri("/a");
    server.close();
    assertThatThrownBy(() -> rules.checkFeed(page))
        .isInstanceOfSatisfying(
            FetchException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONNECTION_FAILED));
  }

  private void refused(String path) {
    assertThatThrownBy(() -> rules.checkPage(uri(path)))
        .isInstanceOfSatisfying(
            FetchException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ROBOTS));
  }

  private URI uri(String path) {
    return URI.create(server.url(path));
  }

  private static final class TickingClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
