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
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Makes the keys by which the database finds articles, and those that a filter looks for. */
final class ArticleKeys {
  private static final char TOPIC = 't';
  private static final char ENTITY = 'e';
  private static final char LANGUAGE = 'l';
  private static final char SOURCE = 's';

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

  private static LongStream labels(EnrichedArticle article) {
    LongStream.Builder hashes = LongStream.builder();
    hashes.add(hash(LANGUAGE, article.language()));
    hashes.add(hash(SOURCE, article.source().feed()));
    if (article.source().publisher() != null) {
      hashes.add(hash(SOURCE, article.source().publisher()));
    }
    for (Topic topic : article.topics()) {
      hashes.add(hash(TOPIC, topic.id()));
      topic.broader().forEach(broader -> hashes.add(hash(TOPIC, broader)));
    }
    for (Mention mention : article.mentions()) {
      hashes.add(hash(ENTITY, mention.entity()));
    }
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
    add(required, LANGUAGE, filter.languages());
    add(required, SOURCE, filter.sources());
    if (filter.query() != null) {
      required.addAll(filter.query().requiredHashes(vocabulary));
    }
    return required;
  }

  /** Returns the condition that an article has the required terms and is in one of the slices. */
  static String condition(List<long[]> required, long fromSlice, long toSlice) {
    if (required.size() == 1) {
      IntStream keys =
          LongStream.rangeClosed(fromSlice, toSlice)
              .boxed()
              .flatMapToInt(slice -> keys(required.get(0), slice));
      return "keys && " + array(keys);
    }
    List<String> slices = new ArrayList<>();
    for (long slice = fromSlice; slice <= toSlice; slice++) {
      slices.add(condition(required, slice));
    }
    return "(" + String.join(" OR ", slices) + ")";
  }

  private static String condition(List<long[]> required, long slice) {
    List<String> conditions = new ArrayList<>();
    List<long[]> single = required.stream().filter(terms -> terms.length == 1).toList();
    if (!single.isEmpty()) {
      conditions.add("keys @> " + array(single.stream().flatMapToInt(t -> keys(t, slice))));
    }
    required.stream()
        .filter(terms -> terms.length != 1)
        .forEach(terms -> conditions.add("keys && " + array(keys(terms, slice))));
    return "(" + String.join(" AND ", conditions) + ")";
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
