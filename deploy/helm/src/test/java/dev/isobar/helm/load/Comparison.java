package dev.isobar.helm.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the receipts of a feed with the view, the dead letters and the live stream. */
final class Comparison {
  private static final Pattern REVISION =
      Pattern.compile("\"id\":\"([0-9a-f]{32})\",\"revision\":(\\d+)");
  private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");
  private static final int PAGE = 1000;
  private static final Duration WITHOUT_CHANGE = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 3000;

  private final Services services = new Services();
  private final String query;
  private final String ingest;
  private final String feed;

  Comparison(String query, String ingest, String feed) {
    this.query = query;
    this.ingest = ingest;
    this.feed = feed;
  }

  /**
   * Prints the figures when the view has all, or has not changed for two minutes.
   *
   * @return whether each article is once in the view, in its newest revision, or a dead letter
   */
  boolean run() throws IOException, InterruptedException {
    Map<String, Long> accepted = Receipts.newest(Load.file(feed, "accepted"));
    long start = System.nanoTime();
    long changed = start;
    Map<String, Long> before = Map.of();
    while (true) {
      Map<String, Long> view = view(new ArrayList<>());
      if (!view.equals(before)) {
        before = view;
        changed = System.nanoTime();
      }
      long deadLetters = deadLetters();
      boolean all = missing(accepted, view) <= deadLetters && unseen(accepted) == 0;
      if (all || System.nanoTime() - changed > WITHOUT_CHANGE.toNanos()) {
        return report(accepted, deadLetters, start);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private boolean report(Map<String, Long> accepted, long deadLetters, long start)
      throws IOException, InterruptedException {
    List<String> listed = new ArrayList<>();
    Map<String, Long> view = view(listed);
    long lost = accepted.keySet().stream().filter(id -> !view.containsKey(id)).count();
    long old =
        accepted.entrySet().stream()
            .filter(each -> view.getOrDefault(each.getKey(), Long.MAX_VALUE) < each.getValue())
            .count();
    long doubled = listed.size() - view.size() + Math.abs(counted() - view.size());
    int unseen = unseen(accepted);
    System.out.printf(
        "accepted=%d view=%d dead-letters=%d lost=%d old-revision=%d doubled=%d not-live=%d"
            + " waited-s=%d%n",
        accepted.size(),
        view.size(),
        deadLetters,
        lost - deadLetters,
        old,
        doubled,
        unseen,
        Duration.ofNanos(System.nanoTime() - start).toSeconds());
    return lost == deadLetters && old == 0 && doubled == 0 && unseen == 0;
  }

  /** Returns how many articles the view lacks, or has in an old revision. */
  private static long missing(Map<String, Long> accepted, Map<String, Long> view) {
    return accepted.entrySet().stream()
        .filter(each -> view.getOrDefault(each.getKey(), 0L) < each.getValue())
        .count();
  }

  private Map<String, Long> view(List<String> listed) throws IOException, InterruptedException {
    Map<String, Long> view = new HashMap<>();
    String path = "/articles?source=" + feed + "&limit=" + PAGE;
    for (String after = ""; after != null; ) {
      String page = get(query + path + (after.isEmpty() ? "" : "&after=" + after));
      Matcher each = REVISION.matcher(page);
      while (each.find()) {
        listed.add(each.group(1));
        view.put(each.group(1), Long.parseLong(each.group(2)));
      }
      after = first(NEXT, page);
    }
    return view;
  }

  /** Returns the view's own count of the feed's articles. */
  private long counted() throws IOException, InterruptedException {
    String sources = get(query + "/sources?limit=" + PAGE);
    String count =
        first(Pattern.compile("\"id\":\"" + feed + "\",[^{}]*?\"articles\":(\\d+)"), sources);
    return count == null ? 0 : Long.parseLong(count);
  }

  private long deadLetters() throws IOException, InterruptedException {
    long letters = 0;
    for (String topic : new String[] {"raw", "enriched"}) {
      String page = get(ingest + "/dead-letters?limit=500&topic=" + topic + "&feed=" + feed);
      letters += Pattern.compile("\"bytes\":").matcher(page).results().count();
    }
    return letters;
  }

  /** Returns how many accepted articles the live stream has not told; 0 without a stream. */
  private int unseen(Map<String, Long> accepted) throws IOException {
    Path live = Load.file(feed, "live");
    if (!Files.exists(live)) {
      return 0;
    }
    Map<String, Long> told = Receipts.newest(live);
    return (int)
        accepted.entrySet().stream()
            .filter(each -> told.getOrDefault(each.getKey(), 0L) < each.getValue())
            .count();
  }

  private String get(String uri) throws IOException, InterruptedException {
    return services.send(Services.request(uri), problem -> System.err.println("again: " + problem));
  }

  private static String first(Pattern pattern, String text) {
    Matcher match = pattern.matcher(text);
    return match.find() ? match.group(1) : null;
  }
}
