package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names something that articles are counted by.
 *
 * @param value for example {@code methane}, {@code person/john-podesta}, {@code zh}
 */
public record ArticleTag(Kind kind, String value) {

  /** What articles are counted by. Each has exactly one language, and at most one country. */
  public enum Kind {
    TOPIC,
    ENTITY,
    SOURCE,
    LANGUAGE,
    /** The country of the source, not one that the article is about. */
    COUNTRY;

    /** Returns the name in the database and in answers. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind with this {@link #word}. */
    public static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Returns the tags of an article with their weights: for an entity the number of its mentions,
   * for a topic 1, or 0 if the article has only a narrower topic; 0 for the others.
   */
  public static Map<ArticleTag, Integer> of(EnrichedArticle article) {
    Map<ArticleTag, Integer> weights = new LinkedHashMap<>();
    weights.put(tag(Kind.LANGUAGE, article.language()), 0);
    weights.put(tag(Kind.SOURCE, article.source().feed()), 0);
    if (article.source().publisher() != null) {
      weights.put(tag(Kind.SOURCE, article.source().publisher()), 0);
    }
    if (article.source().country() != null) {
      weights.put(tag(Kind.COUNTRY, article.source().country()), 0);
    }
    for (Topic topic : article.topics()) {
      weights.put(tag(Kind.TOPIC, topic.id()), 1);
      topic.broader().forEach(broader -> weights.putIfAbsent(tag(Kind.TOPIC, broader), 0));
    }
    article
        .mentions()
        .forEach(mention -> weights.merge(tag(Kind.ENTITY, mention.entity()), 1, Integer::sum));
    return weights;
  }

  /**
   * Returns the tags of articles that a filter accepts, one list per parameter, and one per entity
   * that must be mentioned.
   */
  static List<List<ArticleTag>> of(ArticleFilter filter) {
    List<List<ArticleTag>> accepted = new ArrayList<>();
    accepted.add(filter.topics().stream().map(topic -> tag(Kind.TOPIC, topic)).toList());
    accepted.add(filter.entities().stream().map(entity -> tag(Kind.ENTITY, entity)).toList());
    filter.allEntities().forEach(entity -> accepted.add(List.of(tag(Kind.ENTITY, entity))));
    accepted.add(filter.languages().stream().map(code -> tag(Kind.LANGUAGE, code)).toList());
    accepted.add(filter.countries().stream().map(code -> tag(Kind.COUNTRY, code)).toList());
    accepted.add(filter.sources().stream().map(source -> tag(Kind.SOURCE, source)).toList());
    accepted.removeIf(List::isEmpty);
    return accepted;
  }

  private static ArticleTag tag(Kind kind, String value) {
    return new ArticleTag(kind, PostgresText.text(value));
  }
}
