package dev.isobar.query.article;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Lane;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Published;
import dev.isobar.contracts.Source;
import dev.isobar.contracts.Topic;
import dev.isobar.contracts.text.TruncatedText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Holds an article of a list, without its text.
 *
 * @param story the id of its story; null for an article that is not from the view
 * @param at the sort key: when the article was published, else fetched
 * @param topics the highest score first
 * @param entities the most frequent first
 * @param snippet the beginning of the text
 */
@JsonPropertyOrder(alphabetic = false)
public record ArticleItem(
    String id,
    long revision,
    String story,
    Instant at,
    String url,
    Source source,
    String title,
    String language,
    Published published,
    Instant fetchedAt,
    double relevance,
    Lane lane,
    List<TopicItem> topics,
    List<EntityItem> entities,
    String snippet) {
  private static final int SNIPPET = 240;

  /** Holds a topic and its score. */
  public record TopicItem(String id, double score) {}

  /** Holds an entity and the number of its mentions. */
  public record EntityItem(String id, Mention.Type type, String name, int count) {}

  static ArticleItem of(EnrichedArticle article) {
    return of(article, null);
  }

  static ArticleItem of(EnrichedArticle article, String story) {
    return new ArticleItem(
        article.id(),
        article.revision(),
        story,
        ArticleTime.of(article),
        article.url(),
        article.source(),
        article.title(),
        article.language(),
        article.published(),
        article.fetchedAt(),
        article.relevance(),
        article.lane(),
        article.topics().stream()
            .sorted(Comparator.comparingDouble(Topic::score).reversed().thenComparing(Topic::id))
            .map(topic -> new TopicItem(topic.id(), topic.score()))
            .toList(),
        MentionedEntity.of(article.mentions()).stream()
            .sorted(
                Comparator.comparingInt(MentionedEntity::count)
                    .reversed()
                    .thenComparing(MentionedEntity::id))
            .map(e -> new EntityItem(e.id(), e.type(), e.name(), e.count()))
            .toList(),
        snippet(article.text()));
  }

  private static String snippet(String text) {
    String start = text.substring(0, Math.min(text.length(), 4 * SNIPPET));
    String flat = start.replaceAll("\\s+", " ").strip();
    if (flat.length() <= SNIPPET) {
      return flat;
    }
    String head = TruncatedText.head(flat, SNIPPET);
    int space = flat.lastIndexOf(' ', head.length());
    return (space > SNIPPET / 2 ? flat.substring(0, space) : head) + "…";
  }
}
