package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Topic;
import dev.isobar.query.rest.BadParameter;
import dev.isobar.query.search.IndexedText;
import dev.isobar.query.search.SearchQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which articles a client asks for. Several values of one parameter widen it (or), several
 * parameters narrow it (and); an empty filter lets all pass. {@link ArticleHqlCondition} says the
 * same to the database.
 *
 * @param topics concept ids; an article has a topic if it, or one narrower, is among its own
 * @param entities entity ids, for example {@code person/john-podesta}
 * @param languages main language of the article, for example {@code zh}
 * @param sources feed or publisher, as the article names it
 * @param from the first moment of {@link ArticleTime}, included; null for no bound
 * @param before the first moment after, excluded; null for no bound
 * @param query words that stand in title or text; null for none
 */
public record ArticleFilter(
    Set<String> topics,
    Set<String> entities,
    Set<String> languages,
    Set<String> sources,
    Instant from,
    Instant before,
    SearchQuery query) {

  /** The parameters that {@link #parse} reads. */
  public static final Set<String> PARAMETERS =
      Set.of("topic", "entity", "language", "source", "from", "to", "q");

  /** Lets all pass. */
  public static final ArticleFilter ALL =
      new ArticleFilter(Set.of(), Set.of(), Set.of(), Set.of(), null, null, null);

  private static final int MAX_VALUES = 100;

  public ArticleFilter {
    topics = Set.copyOf(topics);
    entities = Set.copyOf(entities);
    languages = Set.copyOf(languages);
    sources = Set.copyOf(sources);
  }

  /** The parameters that {@link #parseWithText} reads: there {@code q} has another meaning. */
  public static final Set<String> PARAMETERS_WITH_TEXT =
      Set.of("topic", "entity", "language", "source", "from", "to", "text");

  /**
   * Reads the filter among a request's parameters; what else is there is not looked at.
   *
   * @throws BadParameter naming the parameter and the remedy
   */
  public static ArticleFilter parse(Map<String, List<String>> parameters) {
    return parse(parameters, "q");
  }

  /** The same, for lists of something else than articles: {@code text} searches the articles. */
  public static ArticleFilter parseWithText(Map<String, List<String>> parameters) {
    return parse(parameters, "text");
  }

  private static ArticleFilter parse(Map<String, List<String>> parameters, String search) {
    Instant from = moment("from", parameters, false);
    Instant before = moment("to", parameters, true);
    if (from != null && before != null && !from.isBefore(before)) {
      throw new BadParameter("to", "to is earlier than from: swap them or leave one out");
    }
    String q = single(search, parameters);
    return new ArticleFilter(
        values("topic", parameters),
        values("entity", parameters),
        values("language", parameters),
        values("source", parameters),
        from,
        before,
        q == null ? null : SearchQuery.parse(search, q));
  }

  /** Whether the article passes. */
  public boolean matches(EnrichedArticle article) {
    return matches(article, () -> IndexedText.of(article.title(), article.text()));
  }

  /**
   * Whether the article passes.
   *
   * @param words the article's indexed text, asked for only where the filter has a query: one
   *     article that meets many filters is read once
   */
  public boolean matches(EnrichedArticle article, Supplier<IndexedText> words) {
    return matchesTime(ArticleTime.of(article))
        && (languages.isEmpty() || languages.contains(PostgresText.text(article.language())))
        && (sources.isEmpty() || matchesSource(article))
        && (topics.isEmpty() || article.topics().stream().anyMatch(this::matchesTopic))
        && (entities.isEmpty() || article.mentions().stream().anyMatch(this::matchesEntity))
        && (query == null || query.matches(words.get()));
  }

  private boolean matchesTime(Instant time) {
    return (from == null || !time.isBefore(from)) && (before == null || time.isBefore(before));
  }

  private boolean matchesSource(EnrichedArticle article) {
    String publisher = article.source().publisher();
    return sources.contains(PostgresText.text(article.source().feed()))
        || (publisher != null && sources.contains(PostgresText.text(publisher)));
  }

  private boolean matchesTopic(Topic topic) {
    return topics.contains(PostgresText.text(topic.id()))
        || topic.broader().stream().map(PostgresText::text).anyMatch(topics::contains);
  }

  private boolean matchesEntity(Mention mention) {
    return entities.contains(PostgresText.text(mention.entity()));
  }

  private static Set<String> values(String name, Map<String, List<String>> parameters) {
    List<String> given = parameters.getOrDefault(name, List.of());
    if (given.size() > MAX_VALUES) {
      throw new BadParameter(name, name + " is given more than " + MAX_VALUES + " times");
    }
    Set<String> values = new LinkedHashSet<>();
    for (String value : given) {
      if (value == null || value.isBlank()) {
        throw new BadParameter(name, name + " is empty: give a value or leave it out");
      }
      values.add(PostgresText.text(value));
    }
    return values;
  }

  private static String single(String name, Map<String, List<String>> parameters) {
    List<String> given = parameters.getOrDefault(name, List.of());
    if (given.size() > 1) {
      throw new BadParameter(name, name + " is given " + given.size() + " times: give it once");
    }
    return given.isEmpty() ? null : given.get(0);
  }

  /** A day means its first moment, or where it ends a range, the first moment after it. */
  private static Instant moment(String name, Map<String, List<String>> parameters, boolean end) {
    String value = single(name, parameters);
    if (value == null) {
      return null;
    }
    try {
      Instant moment = moment(value, end);
      if (ArticleTime.isInRange(moment)) {
        return moment;
      }
      throw new BadParameter(name, name + " must be in the years 0001 to 9999");
    } catch (DateTimeException e) {
      throw new BadParameter(
          name,
          name
              + " is neither a day (2024-05-07) nor a moment (2024-05-07T12:00:00Z, with + sent as"
              + " %2B)");
    }
  }

  private static Instant moment(String value, boolean end) {
    if (value.toUpperCase(Locale.ROOT).indexOf('T') < 0) {
      LocalDate day = LocalDate.parse(value);
      return ArticleTime.startOf(end && day.isBefore(LocalDate.MAX) ? day.plusDays(1) : day);
    }
    Instant moment = OffsetDateTime.parse(value).toInstant();
    return end ? moment.plusMillis(1) : moment;
  }
}
