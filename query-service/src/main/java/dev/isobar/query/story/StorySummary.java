package dev.isobar.query.story;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.search.TextRange;
import dev.isobar.query.story.StoryDetail.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the sentences that say most of what the articles of a story have in common, word for
 * word. A term counts by the number of articles that have it, and once in the summary.
 */
final class StorySummary {
  private static final int SENTENCES = 3;
  private static final int MIN_LENGTH = 20;
  private static final int MAX_LENGTH = 400;

  /** Of each article, only the beginning: there news says what happened. */
  private static final int MAX_CANDIDATES = 8;

  private record Candidate(EnrichedArticle article, String text, Set<String> words) {}

  private StorySummary() {}

  /**
   * Returns at most three sentences in one language.
   *
   * @param articles the earliest first; its language is that of the summary
   */
  static List<Sentence> of(List<EnrichedArticle> articles) {
    String language = articles.get(0).language();
    List<Candidate> candidates = new ArrayList<>();
    Map<String, Set<String>> articlesByWord = new HashMap<>();
    for (EnrichedArticle article : articles) {
      if (article.language().equals(language)) {
        for (Candidate candidate : candidates(article)) {
          candidates.add(candidate);
          for (String word : candidate.words()) {
            articlesByWord.computeIfAbsent(word, key -> new HashSet<>()).add(article.id());
          }
        }
      }
    }
    Set<String> said = new HashSet<>();
    List<Sentence> summary = new ArrayList<>();
    while (summary.size() < SENTENCES && !candidates.isEmpty()) {
      Candidate best = null;
      double most = 0;
      for (Candidate candidate : candidates) {
        double score = 0;
        for (String word : candidate.words()) {
          score += said.contains(word) ? 0 : Math.sqrt(articlesByWord.get(word).size());
        }
        score /= Math.sqrt(candidate.words().size());
        if (score > most) {
          most = score;
          best = candidate;
        }
      }
      if (best == null) {
        break;
      }
      candidates.remove(best);
      said.addAll(best.words());
      summary.add(
          new Sentence(
              best.text(), best.article().id(), best.article().source().publisherOrFeed()));
    }
    return summary;
  }

  private static List<Candidate> candidates(EnrichedArticle article) {
    List<Candidate> candidates = new ArrayList<>();
    for (TextRange range : SentenceRanges.of(article.text())) {
      String sentence = article.text().substring(range.start(), range.end());
      if (sentence.length() >= MIN_LENGTH
          && sentence.length() <= MAX_LENGTH
          && candidates.size() < MAX_CANDIDATES) {
        candidates.add(new Candidate(article, sentence, words(sentence)));
      }
    }
    candidates.removeIf(candidate -> candidate.words().isEmpty());
    return candidates;
  }

  private static Set<String> words(String sentence) {
    Glossary glossary = Glossary.get();
    Set<String> words = new HashSet<>();
    for (String word : sentence.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+")) {
      if (!word.isEmpty() && word.charAt(0) >= 0x2E80) {
        for (int i = 0; i + 1 < word.length(); i++) {
          words.add(word.substring(i, i + 2));
        }
      } else if (word.length() > 2 && !glossary.isStopWord(word)) {
        words.add(WordStem.of(word));
      }
    }
    return words;
  }
}
