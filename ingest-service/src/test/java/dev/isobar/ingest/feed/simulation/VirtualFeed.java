package dev.isobar.ingest.feed.simulation;

import dev.isobar.ingest.fetch.FetchException;
import dev.isobar.ingest.fetch.FetchException.Reason;
import dev.isobar.ingest.fetch.FetchResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Simulates the server of one feed, which publishes an article after each gap. */
public final class VirtualFeed {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.US)
          .withZone(ZoneOffset.UTC);
  private static final int LISTED = 50;

  private final String url;
  private final Trait trait;
  private final Duration gap;
  private final Instant start;
  private int requests;
  private int serial;
  private Instant firstRequest;

  /** Creates a feed that has three articles at the start. */
  public VirtualFeed(String url, Trait trait, Duration gap, Instant start) {
    this.url = url;
    this.trait = trait;
    this.gap = trait == Trait.BUSY ? Duration.ofMinutes(12) : gap;
    this.start = start;
  }

  public String url() {
    return url;
  }

  public Trait trait() {
    return trait;
  }

  /** Returns how many articles were published until then. */
  public int articles(Instant time) {
    if (trait == Trait.GONE && time.isAfter(start.plus(Duration.ofDays(2)))) {
      return articles(start.plus(Duration.ofDays(2)));
    }
    return 3 + (int) (Duration.between(start, time).toMillis() / gap.toMillis());
  }

  public String guid(int article) {
    return url + "#" + article;
  }

  /** Returns the redirect with which the server answers at the feed's first address. */
  Optional<FetchResponse.Redirect> redirect(Instant now) {
    boolean moved = trait == Trait.MOVED && Duration.between(start, now).toDays() >= 2;
    return trait == Trait.REDIRECTED || moved
        ? Optional.of(new FetchResponse.Redirect(moved ? 301 : 302, URI.create(url + "/new")))
        : Optional.empty();
  }

  /** Answers a request as the trait says. */
  public VirtualReply answer(Map<String, String> headers, Instant now) {
    requests++;
    firstRequest = firstRequest == null ? now : firstRequest;
    Map<String, String> answer = new HashMap<>();
    answer.put("date", HTTP_DATE.format(now));
    if (trait == Trait.COOKIES) {
      answer.put("set-cookie", "id=" + requests);
    }
    VirtualReply fault = fault(answer, now);
    if (fault != null) {
      return fault;
    }
    Instant notBefore = caching(answer, now);
    boolean same = unchanged(headers, now);
    if (same && trait == Trait.ETAG_WITH_304) {
      serial++;
    }
    if (trait != Trait.DATE_ONLY) {
      answer.put("etag", etag(now));
    }
    if (trait != Trait.ETAG_ONLY) {
      answer.put("last-modified", lastModified(now));
    }
    return reply(same ? 304 : 200, answer, same ? new byte[0] : document(now), notBefore, now);
  }

  private VirtualReply fault(Map<String, String> answer, Instant now) {
    double day = Duration.between(start, now).toSeconds() / 86_400.0;
    boolean thirdDay = day >= 2 && day < 3;
    if (trait == Trait.TIMEOUTS && requests % 4 == 3 || trait == Trait.TLS && thirdDay) {
      Reason reason = trait == Trait.TLS ? Reason.TLS : Reason.TIMEOUT;
      return new VirtualReply(null, new FetchException(reason, "No answer.", null), now);
    }
    answer.put("etag", "\"error\"");
    answer.put("last-modified", "error");
    VirtualReply fault = null;
    if (trait == Trait.GONE && day >= 2) {
      fault = reply(410, answer, new byte[0], now.plus(Duration.ofDays(7)), now);
    } else if (trait == Trait.FORBIDDEN && day >= 2 && day < 4) {
      fault = reply(403, answer, new byte[0], now.plus(Duration.ofHours(1)), now);
    } else if (trait == Trait.ERRORS && thirdDay) {
      fault = reply(500, answer, new byte[0], now, now);
    } else if (trait == Trait.THROTTLED && requests % 5 == 0) {
      Instant late = now.minus(Duration.ofDays(1000));
      answer.put("date", HTTP_DATE.format(late));
      answer.put("retry-after", HTTP_DATE.format(late.plusSeconds(9_000)));
      fault = reply(429, answer, new byte[0], now.plusSeconds(8_999), now);
    } else if (trait == Trait.OVERLOADED && requests % 6 == 0) {
      answer.put("retry-after", "10000");
      fault = reply(503, answer, new byte[0], now.plusSeconds(10_000), now);
    }
    answer.remove("etag");
    answer.remove("last-modified");
    return fault;
  }

  private Instant caching(Map<String, String> answer, Instant now) {
    switch (trait) {
      case MAX_AGE -> answer.put("cache-control", "public, max-age=43200, s-maxage=10");
      case AGED -> {
        answer.put("cache-control", "max-age=7200");
        answer.put("age", "1800");
      }
      case ABSURD -> answer.put("cache-control", "max-age=99999999999999999999");
      case RETRY_AFTER_200 -> answer.put("retry-after", "5400");
      case EXPIRES -> {
        Instant ahead = now.plus(Duration.ofDays(3650));
        answer.put("date", HTTP_DATE.format(ahead));
        answer.put("expires", HTTP_DATE.format(ahead.plus(Duration.ofHours(3))));
      }
      default -> {}
    }
    return switch (trait) {
      case MAX_AGE -> now.plusSeconds(43_200);
      case AGED, RETRY_AFTER_200 -> now.plusSeconds(5_400);
      case ABSURD -> now.plus(Duration.ofDays(1));
      case EXPIRES -> now.plusSeconds(3 * 3_600 - 1);
      default -> now;
    };
  }

  private boolean unchanged(Map<String, String> headers, Instant now) {
    String etag = headers.get("If-None-Match");
    String date = headers.get("If-Modified-Since");
    if (trait == Trait.LYING && Duration.between(start, now).toDays() >= 3) {
      return etag != null || date != null;
    }
    return etag != null && trait != Trait.DATE_ONLY
        ? etag.equals(etag(now))
        : date != null && trait != Trait.ETAG_ONLY && date.equals(lastModified(now));
  }

  private String etag(Instant now) {
    String version = version(now);
    return switch (trait) {
      case ODD_VALIDATORS -> "W/\"v\\\"" + version + ", é\"";
      case ETAG_WITH_304 -> "\"" + version + "-" + serial + "\"";
      case ETAG_ALONE -> "\"" + version + "-" + now.getEpochSecond() / 3600 + "\"";
      case OTHER_VALIDATORS ->
          Duration.between(start, now).toDays() < 3 ? "\"" + version + "\"" : version + "-gzip";
      default -> "\"" + version + "\"";
    };
  }

  private String lastModified(Instant now) {
    return switch (trait) {
      case ODD_VALIDATORS -> "Someday, 32 Foo 0000 25:61:61 +0800 v" + version(now);
      case ETAG_ALONE -> HTTP_DATE.format(start);
      default ->
          HTTP_DATE.format(start.plus(gap.multipliedBy(articles(now) - 3))).replace("Mon", "Sun");
    };
  }

  private String version(Instant now) {
    int edits = trait == Trait.EDITED ? articles(now.minus(Duration.ofHours(1))) : 0;
    return articles(now) + "." + edits;
  }

  private byte[] document(Instant now) {
    int all = articles(now);
    boolean archive = trait == Trait.REPUBLISHED && Duration.between(start, now).toDays() >= 3;
    List<Integer> listed = new ArrayList<>();
    for (int i = archive ? 0 : Math.max(0, all - LISTED); i < all; i++) {
      listed.add(archive ? listed.size() : 0, i);
    }
    StringBuilder xml =
        new StringBuilder(
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Feed</title>");
    for (int article : listed) {
      Instant published = start.plus(gap.multipliedBy(article - 3));
      boolean edited = trait == Trait.EDITED && published.plus(Duration.ofHours(1)).isBefore(now);
      Instant shown = trait == Trait.SKEWED ? published.minus(Duration.ofDays(2)) : published;
      xml.append("<item><title>Article ")
          .append(article)
          .append(edited ? " (edited)" : "")
          .append("</title><link>")
          .append(url)
          .append("/")
          .append(article)
          .append("</link><guid isPermaLink=\"false\">")
          .append(guid(article))
          .append("</guid><pubDate>")
          .append(HTTP_DATE.format(shown))
          .append("</pubDate><description>Text of article ")
          .append(article)
          .append("</description></item>");
    }
    return xml.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private VirtualReply reply(
      int status, Map<String, String> headers, byte[] body, Instant notBefore, Instant now) {
    List<FetchResponse.Redirect> redirects = redirect(now).stream().toList();
    URI uri = redirects.isEmpty() ? URI.create(url) : redirects.get(0).target();
    return new VirtualReply(
        new FetchResponse(uri, status, redirects, headers, body, Duration.ofMillis(300)),
        null,
        notBefore);
  }
}
