package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Topic;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.search.IndexedText;
import dev.isobar.query.search.SearchQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Selects articles. An article matches if it matches one of the values of each parameter. An empty
 * filter matches all articles. {@link ArticleHqlCondition} is the same condition for the database.
 *
 * @param topics concept ids; an article matches if it has the topic or a narrower one
 * @param entities entity ids, for example {@code person/john-podesta}
 * @param languages main languages, for example {@code zh}
 * @param sources feeds or publishers
 * @param from the earliest {@link ArticleTime}; null for no limit
 * @param before the end of the range, excluded; null for no limit
 * @param query words in title or text; null for none
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
      Set.of("topic", "entity", "language", "source", "from", "to", "q", "expand");

  /** The filter that matches all articles. */
  public static final ArticleFilter ALL =
      new ArticleFilter(Set.of(), Set.of(), Set.of(), Set.of(), null, null, null);

  private static final int MAX_VALUES = 100;

  public ArticleFilter {
    topics = Set.copyOf(topics);
    entities = Set.copyOf(entities);
    languages = Set.copyOf(languages);
    sources = Set.copyOf(sources);
  }

  /** The parameters that {@link #parseWithText} reads; lists that use it have another {@code q}. */
  public static final Set<String> PARAMETERS_WITH_TEXT =
      Set.of("topic", "entity", "language", "source", "from", "to", "text", "expand");

  /**
   * Reads the filter from the parameters of a request. Ignores all other parameters.
   *
   * @throws BadParameterException if a value is invalid; the message names the remedy
   */
  public static ArticleFilter parse(QueryParameters parameters) {
    return parse(parameters, "q");
  }

  /** Reads the filter for lists other than articles, where {@code text} searches the articles. */
  public static ArticleFilter parseWithText(QueryParameters parameters) {
    return parse(parameters, "text");
  }

  private static ArticleFilter parse(QueryParameters parameters, String search) {
    Instant from = moment("from", parameters, false);
    Instant before = moment("to", parameters, true);
    if (from != null && before != null && !from.isBefore(before)) {
      throw new BadParameterException("to", "to is earlier than from: swap them or omit one");
    }
    String q = parameters.single(search);
    return new ArticleFilter(
        texts("topic", parameters),
        texts("entity", parameters),
        texts("language", parameters),
        texts("source", parameters),
        from,
        before,
        q == null ? null : SearchQuery.parse(search, q, parameters.flag("expand", true)));
  }

  /** Returns whether the article matches. */
  public boolean matches(EnrichedArticle article) {
    return matches(article, () -> IndexedText.of(article));
  }

  /**
   * Returns whether the article matches.
   *
   * @param words supplies the indexed text; called only if the filter has a query
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

  private static Set<String> texts(String name, QueryParameters parameters) {
    return parameters.list(name).stream().map(PostgresText::text).collect(Collectors.toSet());
  }

  /** Returns the start of a day, or the start of the next day if the day ends the range. */
  private static Instant moment(String name, QueryParameters parameters, boolean end) {
    String value = parameters.single(name);
    if (value == null) {
      return null;
    }
    try {
      Instant moment = moment(value, end);
      if (ArticleTime.isInRange(moment)) {
        return moment;
      }
      throw new BadParameterException(
          name, name + " must be in the years 0001 to 9999: send a date in this range");
    } catch (DateTimeException e) {
      throw new BadParameterException(
          name,
          name
              + " must be a date (2024-05-07) or a time with offset (2024-05-07T12:00:00Z; send +"
              + " as %2B)");
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
