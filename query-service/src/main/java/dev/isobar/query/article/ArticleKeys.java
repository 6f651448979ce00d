package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Topic;
import dev.isobar.query.search.SearchKeys;
import dev.isobar.query.search.TermHashes;
import dev.isobar.query.search.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Makes the keys by which the database finds articles, and those that a filter looks for. */
final class ArticleKeys {
  private static final char TOPIC = 't';
  private static final char ENTITY = 'e';
  private static final char LANGUAGE = 'l';
  private static final char COUNTRY = 'c';
  private static final char SOURCE = 's';
  private static final char MENTIONED = 'd';

  private ArticleKeys() {}

  /** Returns the sorted keys of an article. */
  static int[] of(EnrichedArticle article, TermHashes terms) {
    long slice = SearchKeys.slice(ArticleTime.of(article));
    return LongStream.concat(terms.hashes(), labels(article))
        .mapToInt(hash -> SearchKeys.key(hash, slice))
        .sorted()
        .distinct()
        .toArray();
  }

  /** Returns the hashes of topics, entities, language, country, sources and days. */
  static LongStream labels(EnrichedArticle article) {
    LongStream.Builder hashes = LongStream.builder();
    hashes.add(hash(LANGUAGE, article.language()));
    hashes.add(hash(SOURCE, article.source().feed()));
    if (article.source().publisher() != null) {
      hashes.add(hash(SOURCE, article.source().publisher()));
    }
    if (article.source().country() != null) {
      hashes.add(hash(COUNTRY, article.source().country()));
    }
    for (Topic topic : article.topics()) {
      hashes.add(hash(TOPIC, topic.id()));
      topic.broader().forEach(broader -> hashes.add(hash(TOPIC, broader)));
    }
    for (Mention mention : article.mentions()) {
      hashes.add(hash(ENTITY, mention.entity()));
    }
    MentionedDays.terms(article).forEach(term -> hashes.add(hash(MENTIONED, term)));
    return hashes.build();
  }

  /**
   * Returns what an article must have to match the filter: of each array one term, as hashes. Its
   * time is not part of it.
   */
  static List<long[]> required(ArticleFilter filter, Vocabulary vocabulary) {
    List<long[]> required = new ArrayList<>();
    add(required, TOPIC, filter.topics());
    add(required, ENTITY, filter.entities());
    filter.allEntities().forEach(entity -> add(required, ENTITY, Set.of(entity)));
    add(required, LANGUAGE, filter.languages());
    add(required, COUNTRY, filter.countries());
    add(required, SOURCE, filter.sources());
    if (filter.mentioned() != null) {
      add(required, MENTIONED, filter.mentioned().terms());
    }
    if (filter.query() != null) {
      required.addAll(filter.query().requiredHashes(vocabulary));
    }
    return required;
  }

  /**
   * Returns the condition that an article has the required terms and is in one of the slices. An
   * article has keys of its own slice only, so arrays may have the keys of all slices. Terms that
   * are all required are compared slice by slice: the index then reads only what they share.
   */
  static String condition(List<long[]> required, long fromSlice, long toSlice) {
    List<long[]> single = required.stream().filter(terms -> terms.length == 1).toList();
    List<String> conditions = new ArrayList<>();
    if (single.size() > 1) {
      long[] all = single.stream().flatMapToLong(LongStream::of).toArray();
      conditions.add(
          LongStream.rangeClosed(fromSlice, toSlice)
              .mapToObj(slice -> "keys @> " + array(keys(all, slice)))
              .collect(Collectors.joining(" OR ", "(", ")")));
    }
    required.stream()
        .filter(terms -> terms.length != 1 || single.size() == 1)
        .forEach(terms -> conditions.add(anyOf(terms, fromSlice, toSlice)));
    return String.join(" AND ", conditions);
  }

  private static String anyOf(long[] terms, long fromSlice, long toSlice) {
    return "keys && "
        + array(
            LongStream.rangeClosed(fromSlice, toSlice)
                .boxed()
                .flatMapToInt(slice -> keys(terms, slice)));
  }

  private static IntStream keys(long[] hashes, long slice) {
    return LongStream.of(hashes).mapToInt(hash -> SearchKeys.key(hash, slice));
  }

  /** Returns a literal: the planner then knows how frequent the keys are. */
  private static String array(IntStream keys) {
    StringBuilder literal = new StringBuilder("'{");
    keys.forEach(key -> literal.append(literal.length() == 2 ? "" : ",").append(key));
    return literal.append("}'::int[]").toString();
  }

  private static void add(List<long[]> required, char kind, Collection<String> values) {
    if (!values.isEmpty()) {
      required.add(values.stream().mapToLong(value -> hash(kind, value)).toArray());
    }
  }

  private static long hash(char kind, String value) {
    return SearchKeys.hash(kind, PostgresText.text(value));
  }
}
