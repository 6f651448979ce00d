package dev.isobar.ingest.feed.entry;

import dev.isobar.ingest.feed.definition.FeedRules;
import dev.isobar.ingest.feed.definition.FeedRules.FeedRule;
import dev.isobar.ingest.feed.definition.FeedRules.Field;
import dev.isobar.ingest.feed.document.FeedEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;

/**
 * Applies the include and exclude rules of a feed. A rule that takes too long is skipped, so an
 * entry is rather published than lost. Not thread-safe: one filter serves one poll.
 */
public final class RuleFilter {
  private final List<BoundedPattern> include = new ArrayList<>();
  private final List<BoundedPattern> exclude = new ArrayList<>();
  private final List<BoundedPattern> page = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * Says why an entry is not published.
   *
   * @param rule the rule; null if the entry matches none of the include rules
   * @param sentence for the owner of the feed
   */
  public record Exclusion(FeedRule rule, String sentence) {}

  /** Compiles the rules. An invalid one is skipped with a warning. */
  public RuleFilter(FeedRules rules) {
    for (FeedRule rule : rules.include()) {
      if (rule.field() == Field.PAGE) {
        warnings.add("An include rule cannot look at the page; it is skipped: " + name(rule) + ".");
      } else {
        compile(rule, include);
      }
    }
    for (FeedRule rule : rules.exclude()) {
      compile(rule, rule.field() == Field.PAGE ? page : exclude);
    }
  }

  /** Returns why the entry is not published; empty if it is. */
  public Optional<Exclusion> check(FeedEntry entry) {
    for (BoundedPattern pattern : exclude) {
      if (matches(pattern, entry)) {
        return Optional.of(excluded(pattern.rule()));
      }
    }
    if (include.isEmpty()) {
      return Optional.empty();
    }
    boolean skipped = false;
    for (BoundedPattern pattern : include) {
      if (matches(pattern, entry)) {
        return Optional.empty();
      }
      skipped |= pattern.isSkipped();
    }
    if (skipped) {
      return Optional.empty();
    }
    String rule =
        include.size() == 1
            ? "the include rule " + name(include.get(0).rule())
            : "any of the %d include rules".formatted(include.size());
    return Optional.of(new Exclusion(null, "The entry does not match " + rule + "."));
  }

  /** Returns whether a rule looks at the fetched page. */
  public boolean looksAtPage() {
    return !page.isEmpty();
  }

  /**
   * Returns why an entry with this page is not published; empty if it is. Rules look at the HTML
   * that is made from the parsed page, decoded as its header says, else as it declares itself.
   */
  public Optional<Exclusion> checkPage(FetchedPage fetched) {
    if (page.isEmpty() || !fetched.isText()) {
      return Optional.empty();
    }
    Document parsed = PageExtraction.parse(fetched);
    // Indentation would come between the tags that a pattern names.
    parsed.outputSettings().prettyPrint(false);
    String html = parsed.outerHtml();
    return page.stream()
        .filter(pattern -> pattern.find(html))
        .findFirst()
        .map(pattern -> excluded(pattern.rule()));
  }

  /** Returns sentences on rules that were skipped. */
  public List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    for (List<BoundedPattern> patterns : List.of(include, exclude, page)) {
      for (BoundedPattern pattern : patterns) {
        if (pattern.isSkipped()) {
          all.add("The rule " + name(pattern.rule()) + " takes too long and is skipped.");
        }
      }
    }
    return all;
  }

  /** Returns a rule as owners write it, for example {@code title /climate/}. */
  public static String name(FeedRule rule) {
    return rule.field().name().toLowerCase(Locale.ROOT) + " /" + rule.pattern() + "/";
  }

  private void compile(FeedRule rule, List<BoundedPattern> patterns) {
    try {
      patterns.add(new BoundedPattern(rule));
    } catch (IllegalArgumentException e) {
      warnings.add("The rule " + name(rule) + " is not a regular expression and is skipped.");
    }
  }

  private static boolean matches(BoundedPattern pattern, FeedEntry entry) {
    return switch (pattern.rule().field()) {
      case TITLE -> entry.title() != null && pattern.find(entry.title());
      case URL -> entry.link() != null && pattern.find(entry.link());
      case AUTHOR -> entry.authors().stream().anyMatch(pattern::find);
      case PAGE -> false;
    };
  }

  private static Exclusion excluded(FeedRule rule) {
    return new Exclusion(rule, "The exclude rule " + name(rule) + " matches.");
  }
}
