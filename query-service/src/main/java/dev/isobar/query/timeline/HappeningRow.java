package dev.isobar.query.timeline;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Happening;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Sha256;
import dev.isobar.contracts.Topic;
import dev.isobar.contracts.text.TruncatedText;
import dev.isobar.query.article.ArticleTime;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds a happening of known days as one article tells it.
 *
 * @param uid the same for all articles that tell of this kind of happening on the same days, at the
 *     same place or, if it is unknown, with the same participants
 * @param place the name of the place; null if unknown
 * @param labels kind, entities and topics, see {@link #kind(String)}, {@link #entity} and {@link
 *     #topic}
 * @param revision of the article, in milliseconds since 1970
 */
record HappeningRow(
    String article,
    String uid,
    String kind,
    LocalDate from,
    LocalDate to,
    String place,
    String summary,
    String evidence,
    String url,
    Set<String> labels,
    long revision) {

  /** A longer one is a period, and a list of some days need not look for it further back. */
  static final int MAX_DAYS = 366;

  private static final int UID_BYTES = 12;
  private static final int MAX_TEXT = 500;
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);

  /** A calendar names the day after it, which must have a year of four digits. */
  private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

  /** Returns the happenings whose days are known; of equal ones the first. */
  static Collection<HappeningRow> of(EnrichedArticle article) {
    Map<String, String> names = new HashMap<>();
    for (Mention mention : article.mentions()) {
      names.putIfAbsent(mention.entity(), mention.name());
    }
    Map<String, HappeningRow> rows = new LinkedHashMap<>();
    for (Happening happening : article.happenings()) {
      if (hasDays(happening)) {
        HappeningRow row = of(article, happening, names);
        rows.putIfAbsent(row.uid(), row);
      }
    }
    return rows.values();
  }

  private static boolean hasDays(Happening happening) {
    LocalDate from = happening.from();
    LocalDate to = happening.to();
    return from != null
        && to != null
        && !from.isAfter(to)
        && !from.isBefore(FIRST)
        && !to.isAfter(LAST)
        && from.plusDays(MAX_DAYS).isAfter(to);
  }

  private static HappeningRow of(
      EnrichedArticle article, Happening happening, Map<String, String> names) {
    return new HappeningRow(
        article.id(),
        uid(article.id(), happening),
        happening.kind(),
        happening.from(),
        happening.to(),
        happening.place() == null ? null : names.getOrDefault(happening.place(), happening.place()),
        summary(happening, names),
        evidence(article.text(), happening),
        article.url(),
        labels(article, happening),
        ArticleTime.inRange(article.revision()).toEpochMilli());
  }

  private static String uid(String article, Happening happening) {
    String where = happening.place();
    if (where == null) {
      where =
          happening.participants().isEmpty()
              ? article
              : String.join("\n", new TreeSet<>(happening.participants()));
    }
    String key =
        String.join("\n", happening.kind(), happening.from() + "/" + happening.to(), where);
    return Sha256.hex(key.getBytes(StandardCharsets.UTF_8), UID_BYTES);
  }

  /** Returns for example {@code Meeting: John Podesta, Liu Zhenmin}. */
  private static String summary(Happening happening, Map<String, String> names) {
    String kind = happening.kind();
    String capital = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    String who =
        happening.participants().stream()
            .map(names::get)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining(", "));
    return TruncatedText.head(who.isEmpty() ? capital : capital + ": " + who, MAX_TEXT);
  }

  private static String evidence(String text, Happening happening) {
    int start = Math.min(happening.evidence().start(), text.length());
    int end = Math.min(happening.evidence().end(), text.length());
    String sentence = text.substring(start, Math.max(start, end)).replaceAll("\\s+", " ");
    return TruncatedText.head(sentence.strip(), MAX_TEXT);
  }

  private static Set<String> labels(EnrichedArticle article, Happening happening) {
    Set<String> labels = new TreeSet<>();
    labels.add(kind(happening.kind()));
    happening.participants().forEach(entity -> labels.add(entity(entity)));
    if (happening.place() != null) {
      labels.add(entity(happening.place()));
    }
    List<String> topics = new ArrayList<>(happening.topics());
    for (Topic topic : article.topics()) {
      if (happening.topics().contains(topic.id())) {
        topics.addAll(topic.broader());
      }
    }
    topics.forEach(topic -> labels.add(topic(topic)));
    return labels;
  }

  /** Returns the label of a kind of happening. */
  static String kind(String kind) {
    return "k:" + kind;
  }

  /** Returns the label of an entity. */
  static String entity(String id) {
    return "e:" + id;
  }

  /** Returns the label of a topic. */
  static String topic(String id) {
    return "t:" + id;
  }
}
