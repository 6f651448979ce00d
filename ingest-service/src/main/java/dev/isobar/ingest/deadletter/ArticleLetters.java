package dev.isobar.ingest.deadletter;

import dev.isobar.ingest.rest.ProblemException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the dead letters of the articles of a feed. Thread-safe. */
@Singleton
public class ArticleLetters {
  private static final int MAX_LETTERS = 1_000;

  private final DeadLetters letters;

  ArticleLetters(DeadLetters letters) {
    this.letters = letters;
  }

  /**
   * Returns the newest letter of each article that was not replayed, by article id. Blocks for some
   * seconds at most.
   *
   * @return empty if they cannot all be read in this time
   */
  public Optional<Map<String, ArticleLetter>> ofFeed(String feed, Instant since) {
    Map<String, ArticleLetter> newest = new HashMap<>();
    try {
      for (LetterTopic topic : LetterTopic.values()) {
        LetterFilter filter = new LetterFilter(topic, null, feed, since, null, false);
        LetterPage page = letters.listQuickly(filter, MAX_LETTERS);
        if (page.partial()) {
          return Optional.empty();
        }
        page.items().stream()
            .filter(item -> item.key() != null)
            .forEach(item -> newest.merge(item.key(), ArticleLetter.of(item), this::newer));
      }
    } catch (ProblemException e) {
      return Optional.empty();
    }
    return Optional.of(newest);
  }

  private ArticleLetter newer(ArticleLetter a, ArticleLetter b) {
    return a.time().isBefore(b.time()) ? b : a;
  }
}
