package dev.isobar.query.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Lane;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Published;
import dev.isobar.contracts.Source;
import dev.isobar.contracts.Topic;
import dev.isobar.contracts.text.TruncatedText;
import dev.isobar.query.search.Highlights;
import dev.isobar.query.search.SearchQuery;
import dev.isobar.query.search.TextRange;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Holds an article of a list, without its text.
 *
 * @param story the id of its story; null for an article that is not from the view
 * @param at the sort key: when the article was published, else fetched
 * @param topics the highest score first
 * @param entities the most frequent first
 * @param snippet the beginning of the text, or a part of it with words of the query
 * @param highlights where words of the query are; null if nobody asked for it
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
    List<String> authors,
    String language,
    Published published,
    Instant fetchedAt,
    double relevance,
    Lane lane,
    List<TopicItem> topics,
    List<EntityItem> entities,
    String snippet,
    @JsonInclude(JsonInclude.Include.NON_NULL) HighlightItem highlights) {
  private static final int SNIPPET = 240;

  /** Single blanks stay as they are: the text is copied only where it changes. */
  private static final Pattern BLANKS = Pattern.compile("\\s\\s+|[\\s&&[^ ]]");

  /** Holds a topic and its score. */
  public record TopicItem(String id, double score) {}

  /** Holds an entity and the number of its mentions. */
  public record EntityItem(String id, Mention.Type type, String name, int count) {}

  /** Holds the ranges of words of the query in title and snippet. */
  public record HighlightItem(List<TextRange> title, List<TextRange> snippet) {}

  /** Returns an article that is not from the view. */
  public static ArticleItem of(EnrichedArticle article) {
    return of(article, null, snippet(article.text()), null);
  }

  /**
   * Returns an article of the view.
   *
   * @param highlighted the query whose words are highlighted; null for none
   */
  static ArticleItem of(EnrichedArticle article, String story, SearchQuery highlighted) {
    if (highlighted == null) {
      return of(article, story, snippet(article.text()), null);
    }
    Highlights found = Highlights.of(article, highlighted);
    return of(
        article,
        story,
        found.snippet() == null ? snippet(article.text()) : found.snippet(),
        new HighlightItem(found.title(), found.ranges()));
  }

  private static ArticleItem of(
      EnrichedArticle article, String story, String snippet, HighlightItem highlights) {
    return new ArticleItem(
        article.id(),
        article.revision(),
        story,
        ArticleTime.of(article),
        article.url(),
        article.source(),
        article.title(),
        article.authors(),
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
        snippet,
        highlights);
  }

  private static String snippet(String text) {
    String start = text.substring(0, Math.min(text.length(), 4 * SNIPPET));
    String flat = BLANKS.matcher(start).replaceAll(" ").strip();
    if (flat.length() <= SNIPPET) {
      return flat;
    }
    String head = TruncatedText.head(flat, SNIPPET);
    int space = flat.lastIndexOf(' ', head.length());
    return (space > SNIPPET / 2 ? flat.substring(0, space) : head) + "…";
  }
}
