package dev.isobar.ingest.feed.definition;

import dev.isobar.contracts.CountryCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks the values of a feed. Names each invalid one and the remedy. Thread-safe. */
public final class FeedCheck {
  public static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(15);
  public static final Duration LONGEST_INTERVAL = Duration.ofDays(30);

  private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

  /** Paths below {@code /feeds/} that are not feeds. */
  private static final Set<String> RESERVED =
      Set.of("preview", "changes", "opml", "discover", "events", "status", "starter");

  private static final int MAX_URL = 2048;
  private static final int MAX_NAME = 500;
  private static final int MAX_TAG = 60;
  private static final int MAX_TAGS = 50;

  private final Set<String> credentials;
  private final Set<String> renderers;

  /**
   * Creates a check.
   *
   * @param credentials the names below {@code isobar.feeds.credentials}
   * @param renderers the names below {@code isobar.feeds.renderers}
   */
  public FeedCheck(Set<String> credentials, Set<String> renderers) {
    this.credentials = Set.copyOf(credentials);
    this.renderers = Set.copyOf(renderers);
  }

  /** Returns the errors of a feed; empty if it is valid. */
  public List<FeedFinding> check(Feed feed) {
    List<FeedFinding> findings = new ArrayList<>();
    checkId(feed.id(), findings);
    checkUrl(feed.url(), findings);
    checkLength("/title", feed.title(), findings);
    checkLength("/publisher", feed.publisher(), findings);
    checkPlace(feed, findings);
    Duration interval = feed.interval();
    if (interval != null
        && (interval.compareTo(SHORTEST_INTERVAL) < 0
            || interval.compareTo(LONGEST_INTERVAL) > 0)) {
      add(findings, "/interval", "is " + interval + ": use 15 minutes (PT15M) to 30 days (P30D)");
    }
    HeaderCheck.check(feed.headers(), findings);
    checkReference("credentials", feed.credentials(), credentials, findings);
    checkReference("renderers", feed.renderer(), renderers, findings);
    RuleCheck.check(feed, findings);
    checkTags(feed.tags(), findings);
    if (feed.paused() != null) {
      checkLength("/paused/reason", feed.paused().reason(), findings);
    }
    return findings;
  }

  private static void checkId(String id, List<FeedFinding> findings) {
    if (id == null || !id.matches(ID)) {
      String remedy = ": use up to 100 letters, digits, '.', '_' and '-', first a letter or digit";
      add(findings, "/id", (id == null ? "is missing" : "is invalid") + remedy);
    } else if (RESERVED.contains(id)) {
      add(findings, "/id", id + " is a path of the API: use another id");
    }
  }

  private static void checkUrl(String url, List<FeedFinding> findings) {
    if (url == null || url.isBlank()) {
      add(findings, "/url", "is missing: give the http or https address of the feed");
      return;
    }
    if (url.length() > MAX_URL) {
      add(findings, "/url", "has more than " + MAX_URL + " characters: shorten it");
      return;
    }
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") && !scheme.equals("https")) {
        add(findings, "/url", "is not an http or https address: give one");
      } else if (uri.getRawUserInfo() != null
          || uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
        String remedy = "configure isobar.feeds.credentials and name the entry in credentials";
        add(findings, "/url", "contains a user or password: " + remedy);
      } else if (uri.getHost() == null) {
        add(findings, "/url", "has no valid host: write an international name as xn--...");
      }
    } catch (URISyntaxException e) {
      add(findings, "/url", "is not a valid address (" + e.getReason() + "): percent-encode it");
    }
  }

  private static void checkPlace(Feed feed, List<FeedFinding> findings) {
    if (feed.language() != null && !isLanguage(feed.language())) {
      add(findings, "/language", "is not a BCP 47 tag: write for example en or zh-CN");
    }
    if (feed.country() != null && !CountryCode.isAssigned(feed.country())) {
      add(findings, "/country", CountryCode.REFUSAL);
    }
    if (feed.timeZone() != null) {
      try {
        ZoneId.of(feed.timeZone());
      } catch (DateTimeException e) {
        add(findings, "/timeZone", "is unknown: write for example Asia/Shanghai or +08:00");
      }
    }
  }

  private static boolean isLanguage(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  private static void checkReference(
      String group, String name, Set<String> known, List<FeedFinding> findings) {
    if (name != null && !known.contains(name)) {
      String remedy = "configure isobar.feeds.%s.\"%s\" or use one of %s";
      add(
          findings,
          group.equals("renderers") ? "/renderer" : "/" + group,
          "is not configured: " + remedy.formatted(group, name, known.stream().sorted().toList()));
    }
  }

  private static void checkTags(List<String> tags, List<FeedFinding> findings) {
    if (tags.size() > MAX_TAGS) {
      add(findings, "/tags", "has more than " + MAX_TAGS + " tags: remove some");
    }
    for (int i = 0; i < tags.size(); i++) {
      String tag = tags.get(i);
      if (tag.isBlank() || tag.length() > MAX_TAG || tag.matches("(?s).*[\\p{Cntrl},].*")) {
        String remedy = "use 1 to " + MAX_TAG + " characters without commas and line breaks";
        add(findings, "/tags/" + i, "is not a valid tag: " + remedy);
      }
    }
  }

  private static void checkLength(String pointer, String value, List<FeedFinding> findings) {
    if (value != null && value.length() > MAX_NAME) {
      add(findings, pointer, "has more than " + MAX_NAME + " characters: shorten it");
    }
  }

  private static void add(List<FeedFinding> findings, String pointer, String message) {
    findings.add(new FeedFinding(pointer, message));
  }
}
