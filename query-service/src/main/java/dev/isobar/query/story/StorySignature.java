package dev.isobar.query.story;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Mention;
import dev.isobar.query.article.ArticleTime;
import dev.isobar.query.article.Fingerprints;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

/**
 * Holds what of an article decides with which others it is linked. It is the same for both lanes:
 * the deep one adds mentions of unlisted names only, which are not part of it.
 *
 * @param at the time by which the view sorts the article
 * @param published the day of publication, or null if unknown
 * @param fingerprint its bytes; none for an empty text
 * @param people the ids of listed persons, in their order
 * @param happenings those of which the place is known
 */
record StorySignature(
    Instant at,
    Instant fetchedAt,
    LocalDate published,
    String language,
    TextProfile text,
    byte[] fingerprint,
    List<String> people,
    List<HappeningFacts> happenings) {
  private static final String LISTED = "gazetteer:";
  private static final int MAX_PEOPLE = 16;
  private static final int MAX_HAPPENINGS = 8;

  static StorySignature of(EnrichedArticle article) {
    return of(article, TextProfile.of(TermReader.read(article)));
  }

  static StorySignature of(EnrichedArticle article, TextProfile text) {
    TreeSet<String> people = new TreeSet<>();
    for (Mention mention : article.mentions()) {
      if (mention.type() == Mention.Type.PERSON && mention.rule().startsWith(LISTED)) {
        people.add(mention.entity());
      }
    }
    return new StorySignature(
        ArticleTime.of(article),
        article.fetchedAt(),
        ArticleTime.publishedDay(article).orElse(null),
        article.language(),
        text,
        Fingerprints.bytes(article.fingerprint()),
        people.stream().limit(MAX_PEOPLE).toList(),
        article.happenings().stream()
            .filter(happening -> happening.place() != null)
            .map(HappeningFacts::of)
            .limit(MAX_HAPPENINGS)
            .toList());
  }
}
