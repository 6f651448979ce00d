package dev.isobar.ingest.feed.registry;

import dev.isobar.ingest.feed.definition.Feed;
import dev.isobar.ingest.feed.definition.FeedDiff;
import dev.isobar.ingest.feed.definition.FeedFinding;
import dev.isobar.ingest.feed.definition.FeedOpml;
import dev.isobar.ingest.feed.definition.FeedUrl;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Changes many feeds at once. Thread-safe. */
@Singleton
public class FeedBulk {
  private final FeedService service;

  FeedBulk(FeedService service) {
    this.service = service;
  }

  /** Says what became of one feed of many. */
  public enum Outcome {
    ADDED,
    ALREADY_THERE,
    CHANGED,
    UNCHANGED,
    REFUSED
  }

  /**
   * Holds what became of one feed.
   *
   * @param number the number of its outline; 0 if there is none
   * @param id null if it was refused and has none
   * @param errors why it was refused; else empty
   */
  public record Result(
      int number, String id, String url, Outcome outcome, List<FeedFinding> errors) {}

  /**
   * Adds the feeds of outlines. A feed whose address or id is known already stays unchanged.
   *
   * @param dryRun whether nothing is written
   */
  public List<Result> add(List<FeedOpml.Outline> outlines, boolean dryRun, String by) {
    return service.locked(
        () -> {
          Map<String, String> urls = new HashMap<>();
          Map<String, Feed> added = new LinkedHashMap<>();
          Map<String, Feed> known = new HashMap<>();
          for (Feed feed : service.all()) {
            urls.put(FeedUrl.key(feed.url()), feed.id());
            known.put(feed.id(), feed);
          }
          List<Result> results = new ArrayList<>();
          for (FeedOpml.Outline outline : outlines) {
            Result result = add(outline, urls, known, added);
            results.add(result);
          }
          if (!dryRun) {
            service.write(added, by);
          }
          return results;
        });
  }

  private Result add(
      FeedOpml.Outline outline,
      Map<String, String> urls,
      Map<String, Feed> known,
      Map<String, Feed> added) {
    Feed feed = outline.feed();
    if (feed == null) {
      List<FeedFinding> error = List.of(new FeedFinding("", outline.error()));
      return new Result(outline.number(), null, outline.url(), Outcome.REFUSED, error);
    }
    String url = FeedUrl.key(feed.url());
    String there = known.containsKey(feed.id()) ? feed.id() : urls.get(url);
    if (there != null) {
      return new Result(outline.number(), there, feed.url(), Outcome.ALREADY_THERE, List.of());
    }
    Feed named = feed.id() == null ? feed.withId(FeedUrl.id(feed.url(), known::containsKey)) : feed;
    List<FeedFinding> errors = service.check(named);
    if (!errors.isEmpty()) {
      return new Result(outline.number(), null, outline.url(), Outcome.REFUSED, errors);
    }
    urls.put(url, named.id());
    known.put(named.id(), named);
    added.put(named.id(), named);
    return new Result(outline.number(), named.id(), feed.url(), Outcome.ADDED, List.of());
  }

  /**
   * Changes the selected feeds. One that would become invalid stays unchanged.
   *
   * @param dryRun whether nothing is written
   */
  public List<Result> change(
      List<Feed> selected, UnaryOperator<Feed> change, boolean dryRun, String by) {
    return service.locked(
        () -> {
          Map<String, Feed> changed = new LinkedHashMap<>();
          List<Result> results = new ArrayList<>();
          for (Feed before : selected) {
            Feed after = change.apply(before);
            List<FeedFinding> errors = after.equals(before) ? List.of() : service.check(after);
            Outcome outcome = errors.isEmpty() ? Outcome.CHANGED : Outcome.REFUSED;
            if (after.equals(before)) {
              outcome = Outcome.UNCHANGED;
            } else if (errors.isEmpty()) {
              changed.put(after.id(), after);
            }
            results.add(new Result(0, before.id(), before.url(), outcome, errors));
          }
          if (!dryRun) {
            service.write(changed, by);
          }
          return results;
        });
  }

  /**
   * Makes the list of feeds equal to another one. Changes nothing if one of them is invalid.
   *
   * @param dryRun whether nothing is written
   * @return what differed
   */
  public FeedDiff replace(List<Feed> feeds, boolean dryRun, String by) {
    List<FeedFinding> findings = new ArrayList<>();
    for (int i = 0; i < feeds.size(); i++) {
      for (FeedFinding finding : service.check(feeds.get(i))) {
        findings.add(new FeedFinding("/feeds/" + i + finding.pointer(), finding.message()));
      }
    }
    if (!findings.isEmpty()) {
      throw FeedRefusal.invalid(findings);
    }
    return service.locked(
        () -> {
          FeedDiff diff = FeedDiff.of(service.all(), feeds);
          if (!dryRun) {
            service.write(changes(diff), by);
          }
          return diff;
        });
  }

  private static Map<String, Feed> changes(FeedDiff diff) {
    Map<String, Feed> changes =
        diff.added().stream()
            .collect(Collectors.toMap(Feed::id, f -> f, (a, b) -> a, LinkedHashMap::new));
    diff.changed().forEach(change -> changes.put(change.after().id(), change.after()));
    diff.removed().forEach(feed -> changes.put(feed.id(), null));
    return changes;
  }
}
