package dev.isobar.ingest.feed.definition;

import dev.isobar.ingest.feed.definition.FeedRules.FeedRule;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;

/** Checks the rules and selectors of a feed. */
final class RuleCheck {
  private static final int MAX_RULES = 100;
  private static final int MAX_SELECTOR = 500;
  private static final int MAX_SELECTORS = 50;

  private RuleCheck() {}

  static void check(Feed feed, List<FeedFinding> findings) {
    rules("/rules/include", feed.rules().include(), findings);
    rules("/rules/exclude", feed.rules().exclude(), findings);
    selector("/extraction/content", feed.extraction().content(), findings);
    selector("/extraction/links", feed.extraction().links(), findings);
    List<String> remove = feed.extraction().remove();
    if (remove.size() > MAX_SELECTORS) {
      add(
          findings,
          "/extraction/remove",
          "has more than " + MAX_SELECTORS + " selectors: join some");
    }
    for (int i = 0; i < Math.min(MAX_SELECTORS, remove.size()); i++) {
      selector("/extraction/remove/" + i, remove.get(i), findings);
    }
  }

  private static void rules(String pointer, List<FeedRule> rules, List<FeedFinding> findings) {
    if (rules.size() > MAX_RULES) {
      add(findings, pointer, "has more than " + MAX_RULES + " rules: join some with |");
    }
    for (int i = 0; i < Math.min(MAX_RULES, rules.size()); i++) {
      FeedRule rule = rules.get(i);
      if (rule.field() == null) {
        add(findings, pointer + "/" + i + "/field", "is missing: write title, url, author or page");
      } else if (rule.field() == FeedRules.Field.PAGE && pointer.endsWith("include")) {
        String remedy = "use it in exclude, or title, url or author here";
        add(findings, pointer + "/" + i + "/field", "is page, which only excludes: " + remedy);
      }
      pattern(pointer + "/" + i + "/pattern", rule.pattern(), findings);
    }
  }

  private static void pattern(String pointer, String pattern, List<FeedFinding> findings) {
    if (pattern == null || pattern.isEmpty()) {
      add(findings, pointer, "is missing: write a regular expression");
      return;
    }
    try {
      if (!SafePattern.compile(pattern).isSafe()) {
        String remedy = "do not repeat a group that contains a repetition, such as (a+)+";
        add(findings, pointer, "can take very long: " + remedy);
      }
    } catch (PatternSyntaxException e) {
      String where = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
      String why = e.getDescription() + where;
      add(findings, pointer, "is not a regular expression (" + why + "): correct it");
    }
  }

  private static void selector(String pointer, String selector, List<FeedFinding> findings) {
    if (selector == null) {
      return;
    }
    if (selector.length() > MAX_SELECTOR) {
      add(findings, pointer, "has more than " + MAX_SELECTOR + " characters: shorten it");
      return;
    }
    try {
      QueryParser.parse(selector);
    } catch (Selector.SelectorParseException | IllegalArgumentException | StackOverflowError e) {
      add(findings, pointer, "is not a CSS selector (" + e.getMessage() + "): correct it");
    }
  }

  private static void add(List<FeedFinding> findings, String pointer, String message) {
    findings.add(new FeedFinding(pointer, message));
  }
}
