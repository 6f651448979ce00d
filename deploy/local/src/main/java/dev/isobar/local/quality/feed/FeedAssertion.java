package dev.isobar.local.quality.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds one assertion of the form {@code path == literal}.
 *
 * @param owner the index of the entry; -1 for the feed
 * @param field the path below it, for example {@code title_detail.value}
 */
record FeedAssertion(int owner, String field, PythonLiteral.Value expected) {
  private static final Pattern PATH =
      Pattern.compile("(feed|entries\\[(\\d+)])((?:\\['[a-z_]+']|\\[\\d+]|\\.[a-z_]+)+)");
  private static final Pattern STEP = Pattern.compile("\\['([a-z_]+)']|\\[(\\d+)]|\\.([a-z_]+)");

  /** Returns the assertions of the simple form that an {@code Expect:} line joins with and. */
  static List<FeedAssertion> of(String expect) {
    List<FeedAssertion> assertions = new ArrayList<>();
    for (String part : split(expect, " and ")) {
      String bare = part.strip();
      if (bare.startsWith("(") && bare.endsWith(")") && bare.contains("==")) {
        bare = bare.substring(1, bare.length() - 1);
      }
      List<String> sides = split(bare, "==");
      PythonLiteral.Value expected = PythonLiteral.of(sides.get(sides.size() - 1));
      for (String path : sides.subList(0, sides.size() - 1)) {
        FeedAssertion assertion = of(path.strip(), expected);
        if (assertion != null) {
          assertions.add(assertion);
        }
      }
    }
    return assertions;
  }

  private static FeedAssertion of(String path, PythonLiteral.Value expected) {
    Matcher matcher = PATH.matcher(path);
    if (expected == null || !matcher.matches()) {
      return null;
    }
    StringBuilder field = new StringBuilder();
    Matcher step = STEP.matcher(matcher.group(3));
    while (step.find()) {
      String name = step.group(1) != null ? step.group(1) : step.group(3);
      field.append(field.isEmpty() ? "" : ".").append(name != null ? name : step.group(2));
    }
    int owner = matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2));
    return new FeedAssertion(owner, field.toString(), expected);
  }

  /** Splits outside of string literals. */
  private static List<String> split(String text, String separator) {
    List<String> parts = new ArrayList<>();
    char quote = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (text.startsWith(separator, i)) {
        parts.add(text.substring(start, i));
        start = i + separator.length();
        i = start - 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
