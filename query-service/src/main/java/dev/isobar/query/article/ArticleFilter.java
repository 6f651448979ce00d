package dev.isobar.query.article;

import dev.isobar.contracts.CountryCode;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Topic;
import dev.isobar.query.rest.BadParameterException;
import dev.isobar.query.rest.QueryParameters;
import dev.isobar.query.search.IndexedText;
import dev.isobar.query.search.SearchQuery;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Selects articles. An article matches if it matches one of the values of each parameter, and all
 * of {@code allEntities}. An empty filter matches all articles.
 *
 * @param topics concept ids; an article matches if it has the topic or a narrower one
 * @param entities entity ids, for example {@code person/john-podesta}
 * @param allEntities entity ids; an article matches if it mentions each of them
 * @param languages main languages, for example {@code zh}
 * @param countries countries of sources, for example {@code CN}
 * @param sources feeds or publishers
 * @param time the range of the time of an article
 * @param mentioned the days that an article speaks about; null for any
 * @param query words in title or text; null for none
 * @param muted articles that do not match
 */
public record ArticleFilter(
    Set<String> topics,
    Set<String> entities,
    Set<String> allEntities,
    Set<String> languages,
    Set<String> countries,
    Set<String> sources,
    TimeRange time,
    MentionedDays mentioned,
    SearchQuery query,
    MutedArticles muted) {

  /** The parameter with entities that an article mentions all of. */
  private static final String WITH_ENTITY = "with-entity";

  private static final String COUNTRY = "country";

  /** The parameters that {@link #parse} reads. */
  public static final Set<String> PARAMETERS = parameters("q", "mentions-from", "mentions-to");

  /** The parameters that {@link #parseWithText} reads; lists that use it have another {@code q}. */
  public static final Set<String> PARAMETERS_WITH_TEXT = parameters("text");

  /** The filter that matches all articles. */
  public static final ArticleFilter ALL =
      new ArticleFilter(Set.of(), Set.of(), Set.of(), Set.of(), TimeRange.ALL, null);

  public ArticleFilter {
    topics = Set.copyOf(topics);
    entities = Set.copyOf(entities);
    allEntities = Set.copyOf(allEntities);
    languages = Set.copyOf(languages);
    countries = Set.copyOf(countries);
    sources = Set.copyOf(sources);
  }

  /** Returns the filter that matches all articles of a range of time. */
  public static ArticleFilter of(TimeRange time) {
    return new ArticleFilter(Set.of(), Set.of(), Set.of(), Set.of(), time, null);
  }

  /** Returns the filter that matches all articles of a range of time that mention an entity. */
  public static ArticleFilter mentioning(String entity, TimeRange time) {
    return mentioning(Set.of(entity), time);
  }

  /** Returns the filter of those that mention at least one of several entities. */
  public static ArticleFilter mentioning(Set<String> any, TimeRange time) {
    return tagged(ArticleTag.Kind.ENTITY, any, time);
  }

  /** Returns the filter of the articles of a range of time that have at least one of some tags. */
  static ArticleFilter tagged(ArticleTag.Kind kind, Collection<String> values, TimeRange time) {
    Set<String> any = values.stream().map(PostgresText::text).collect(Collectors.toSet());
    Set<String> none = Set.of();
    return switch (kind) {
      case TOPIC -> new ArticleFilter(any, none, none, none, time, null);
      case ENTITY -> new ArticleFilter(none, any, none, none, time, null);
      case LANGUAGE -> new ArticleFilter(none, none, any, none, time, null);
      case SOURCE -> new ArticleFilter(none, none, none, any, time, null);
      case COUNTRY ->
          new ArticleFilter(
              none, none, none, none, any, none, time, null, null, MutedArticles.NONE);
    };
  }

  /** Creates a filter without countries and mentioned days, which mutes no articles. */
  public ArticleFilter(
      Set<String> topics,
      Set<String> entities,
      Set<String> languages,
      Set<String> sources,
      TimeRange time,
      SearchQuery query) {
    this(
        topics,
        entities,
        Set.of(),
        languages,
        Set.of(),
        sources,
        time,
        null,
        query,
        MutedArticles.NONE);
  }

  /** Returns the filter with another range of time. */
  public ArticleFilter in(TimeRange other) {
    return new ArticleFilter(
        topics,
        entities,
        allEntities,
        languages,
        countries,
        sources,
        other,
        mentioned,
        query,
        muted);
  }

  private static Set<String> parameters(String... more) {
    Set<String> names = new HashSet<>(MutedArticles.PARAMETERS);
    names.addAll(TimeRange.PARAMETERS);
    names.addAll(Set.of("topic", "entity", WITH_ENTITY, "language", COUNTRY, "source", "expand"));
    names.addAll(List.of(more));
    return Set.copyOf(names);
  }

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
    TimeRange time = TimeRange.parse(parameters);
    String q = parameters.single(search);
    boolean expand = parameters.flag("expand", true);
    return new ArticleFilter(
        texts("topic", parameters),
        texts("entity", parameters),
        texts(WITH_ENTITY, parameters),
        texts("language", parameters),
        countries(COUNTRY, parameters.list(COUNTRY)),
        texts("source", parameters),
        time,
        MentionedDays.parse(parameters),
        q == null ? null : SearchQuery.parse(search, q, expand),
        MutedArticles.parse(parameters, expand));
  }

  /** Returns whether the filter has no condition except the range of time. */
  public boolean isTimeOnly() {
    return topics.isEmpty()
        && entities.isEmpty()
        && allEntities.isEmpty()
        && languages.isEmpty()
        && countries.isEmpty()
        && sources.isEmpty()
        && query == null
        && !needsDocument();
  }

  /**
   * Returns whether only the document of an article says if it matches. Otherwise its keys, tags
   * and time do: of ten million articles, one may have a key of 32 bits that stands for another
   * word.
   */
  public boolean needsDocument() {
    return query != null && !query.isDecidedByHashes() || mentioned != null || !muted.isEmpty();
  }

  /** Returns whether the article matches. */
  public boolean matches(EnrichedArticle article) {
    return matches(article, () -> IndexedText.of(article));
  }

  /**
   * Returns whether the article matches.
   *
   * @param words supplies the indexed text; called only if the filter has words to find or mute
   */
  public boolean matches(EnrichedArticle article, Supplier<IndexedText> words) {
    return time.contains(article)
        && (languages.isEmpty() || languages.contains(PostgresText.text(article.language())))
        && (countries.isEmpty() || isFromCountry(article))
        && (sources.isEmpty() || isFrom(sources, article))
        && (topics.isEmpty() || article.topics().stream().anyMatch(this::matchesTopic))
        && (mentioned == null || mentioned.matches(article))
        && (entities.isEmpty() || article.mentions().stream().anyMatch(this::matchesEntity))
        && (allEntities.isEmpty() || mentioned(article).containsAll(allEntities))
        && (query == null || query.matches(words.get()))
        && !muted.contains(article, words);
  }

  /** Returns whether one of the feeds or publishers brought the article. */
  static boolean isFrom(Set<String> sources, EnrichedArticle article) {
    String publisher = article.source().publisher();
    return sources.contains(PostgresText.text(article.source().feed()))
        || (publisher != null && sources.contains(PostgresText.text(publisher)));
  }

  private boolean isFromCountry(EnrichedArticle article) {
    String country = article.source().country();
    return country != null && countries.contains(country);
  }

  private boolean matchesTopic(Topic topic) {
    return topics.contains(PostgresText.text(topic.id()))
        || topic.broader().stream().map(PostgresText::text).anyMatch(topics::contains);
  }

  private static Set<String> mentioned(EnrichedArticle article) {
    return article.mentions().stream()
        .map(mention -> PostgresText.text(mention.entity()))
        .collect(Collectors.toSet());
  }

  private boolean matchesEntity(Mention mention) {
    return entities.contains(PostgresText.text(mention.entity()));
  }

  /**
   * Returns codes of countries in capital letters.
   *
   * @throws BadParameterException at {@code parameter} if no article can have one of them
   */
  public static Set<String> countries(String parameter, Collection<String> codes) {
    Set<String> countries =
        codes.stream().map(code -> code.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
    if (!countries.stream().allMatch(CountryCode::isUsable)) {
      throw new BadParameterException(
          parameter,
          parameter
              + " is not an ISO 3166-1 code: send two letters, such as CN, or GB for the United"
              + " Kingdom");
    }
    return countries;
  }

  private static Set<String> texts(String name, QueryParameters parameters) {
    return parameters.list(name).stream().map(PostgresText::text).collect(Collectors.toSet());
  }
}
