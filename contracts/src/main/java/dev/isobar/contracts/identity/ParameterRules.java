package dev.isobar.contracts.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Decides which parameters of a query do not tell articles apart. Thread-safe. */
final class ParameterRules {
  private static final Pattern HOST =
      Pattern.compile("(?:https?:/*)?(?:[\\w-]+\\.)+[a-z]{2,}/*", Pattern.CASE_INSENSITIVE);
  private static final Pattern DOCUMENT =
      Pattern.compile(
          ".*\\.(?:[sx]?html?|php|aspx?|jsp|pdf|docx?|xml|txt)", Pattern.CASE_INSENSITIVE);
  private static final Pattern WORDS = Pattern.compile("[-_.+ ]|%20");
  private static final Predicate<String> ALWAYS = value -> true;

  private final Map<String, Predicate<String>> exact = new HashMap<>();
  private final Map<Character, List<Prefix>> prefixes = new HashMap<>();

  private record Prefix(String start, boolean digitsFollow, Predicate<String> when) {
    boolean matches(String name) {
      return name.startsWith(start) && (!digitsFollow || isNumber(name.substring(start.length())));
    }
  }

  private ParameterRules() {}

  static ParameterRules of(
      List<UrlRules.Parameter> parameters, Set<String> channels, Set<String> channelParts) {
    ParameterRules rules = new ParameterRules();
    for (UrlRules.Parameter rule : parameters) {
      Predicate<String> when = condition(rule.when(), channels, channelParts);
      rule.drop().forEach(name -> rules.add(name, when));
    }
    return rules;
  }

  /**
   * Returns whether a parameter is dropped.
   *
   * @param name in lower case
   */
  boolean drops(String name, String value) {
    Predicate<String> rule = exact.get(name);
    if (rule != null && rule.test(value)) {
      return true;
    }
    if (!name.isEmpty()) {
      for (Prefix prefix : prefixes.getOrDefault(name.charAt(0), List.of())) {
        if (prefix.matches(name) && prefix.when().test(value)) {
          return true;
        }
      }
    }
    return false;
  }

  private void add(String name, Predicate<String> when) {
    char last = name.charAt(name.length() - 1);
    if (last == '*' || last == '#') {
      String start = name.substring(0, name.length() - 1);
      prefixes
          .computeIfAbsent(name.charAt(0), c -> new ArrayList<>())
          .add(new Prefix(start, last == '#', when));
    } else {
      exact.merge(name, when, Predicate::or);
    }
  }

  private static Predicate<String> condition(
      List<String> when, Set<String> channels, Set<String> channelParts) {
    if (when == null) {
      return ALWAYS;
    }
    Predicate<String> any = value -> false;
    for (String one : when) {
      any =
          any.or(
              switch (one) {
                case "<channel>" -> value -> isChannel(value, channels, channelParts);
                case "<host>" ->
                    value -> HOST.matcher(value).matches() && !DOCUMENT.matcher(value).matches();
                case "<session>" -> ParameterRules::isSessionId;
                case "<number>" -> ParameterRules::isNumber;
                default -> one::equalsIgnoreCase;
              });
    }
    return any;
  }

  private static boolean isChannel(String value, Set<String> channels, Set<String> channelParts) {
    boolean found = false;
    for (String word : WORDS.split(value.toLowerCase(Locale.ROOT))) {
      boolean channel = channels.contains(word);
      if (!channel && !channelParts.contains(word)) {
        return false;
      }
      found |= channel;
    }
    return found;
  }

  /** Returns whether letters and digits change as often as in random text, or go on for long. */
  private static boolean isSessionId(String value) {
    int changes = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c > 127 || !Character.isLetterOrDigit(c)) {
        return false;
      }
      if (i > 0 && Character.isDigit(c) != Character.isDigit(value.charAt(i - 1))) {
        changes++;
      }
    }
    return value.length() >= 8 && changes >= 3 || value.length() >= 20 && changes >= 1;
  }

  private static boolean isNumber(String value) {
    return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
