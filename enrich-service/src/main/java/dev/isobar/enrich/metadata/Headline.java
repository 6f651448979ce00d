package dev.isobar.enrich.metadata;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The title among its candidates: pages repeat it, with and without the site's name behind it. */
final class Headline {
  private static final Pattern SITE =
      Pattern.compile("\\s+[|\\-–—·»:]\\s+|\\s*[_|｜]\\s*|\\s*--\\s*");

  private Headline() {}

  /** Null for none. A candidate gains by each other that says the same. */
  static String best(List<Candidate<String>> candidates) {
    String best = null;
    double most = 0;
    for (Candidate<String> candidate : candidates) {
      double score = candidate.confidence();
      String plain = plain(candidate.value());
      for (Candidate<String> other : candidates) {
        if (other != candidate && plain(other.value()).startsWith(plain)) {
          score += 0.15;
        }
      }
      if (score > most && !plain.isEmpty()) {
        best = candidate.value();
        most = score;
      }
    }
    return best;
  }

  private static String plain(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
