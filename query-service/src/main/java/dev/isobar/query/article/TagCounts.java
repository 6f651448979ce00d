package dev.isobar.query.article;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.article.ArticleTag.Kind;
import dev.isobar.query.rest.BasedOn;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects the counts of the newest articles that match a filter. */
public final class TagCounts {
  private final Set<Kind> kinds;
  private final Map<Kind, Map<String, Count>> tags = new EnumMap<>(Kind.class);
  private final ZoneId zone;
  private final Map<LocalDate, Long> days = new TreeMap<>(Comparator.reverseOrder());
  private final int max;
  private int articles;
  private boolean gaveUp;
  private final CountedSince since;

  /**
   * @param kinds the kinds of tags that are counted
   * @param zone the time zone of the days that are counted; null to count no days
   * @param reader the time zone of who asks
   * @param max how many articles are counted
   */
  TagCounts(Set<Kind> kinds, ZoneId zone, ZoneId reader, int max) {
    this.kinds = EnumSet.copyOf(kinds);
    this.zone = zone;
    this.since = new CountedSince(reader);
    this.max = max;
    kinds.forEach(kind -> tags.put(kind, new HashMap<>()));
  }

  /** Holds how many articles have a tag, and the sum of its weights. */
  public record Count(long articles, long weight) {
    /** Returns the sum of both. */
    public Count plus(Count other) {
      return new Count(articles + other.articles, weight + other.weight);
    }
  }

  /** Returns the counts of a kind of tags by their values. */
  public Map<String, Count> of(Kind kind) {
    return tags.get(kind);
  }

  /** Returns the number of articles of each day that has any, the newest day first. */
  public Map<LocalDate, Long> days() {
    return days;
  }

  /** Returns how many articles were counted, and whether no other ones match. */
  public BasedOn basedOn() {
    boolean exact = left() > 0 && !gaveUp;
    return new BasedOn(articles, exact, exact ? null : since.moment());
  }

  /** Notes that there may be more articles, see {@link MatchReader}. */
  void giveUp() {
    gaveUp = true;
  }

  /** Returns how many more articles are to be counted. */
  int left() {
    return max - articles;
  }

  Set<Kind> kinds() {
    return kinds;
  }

  boolean hasDays() {
    return zone != null;
  }

  void add(EnrichedArticle article) {
    articles++;
    since.add(ArticleTime.of(article), ArticleTime.isWholeDay(article));
    ArticleTag.of(article).forEach((tag, weight) -> add(tag, new Count(1, weight)));
    if (hasDays()) {
      addDays(ArticleTime.of(article).toEpochMilli(), ArticleTime.isWholeDay(article), 1);
    }
  }

  void add(ArticleTag tag, Count count) {
    if (kinds.contains(tag.kind())) {
      tags.get(tag.kind()).merge(tag.value(), count, Count::plus);
    }
  }

  /**
   * Counts articles.
   *
   * @param millis the time of the oldest one
   * @param areWholeDays whether only their days are known
   */
  void addArticles(int count, long millis, boolean areWholeDays) {
    articles += count;
    since.add(ArticleTime.inRange(millis), areWholeDays);
  }

  void addDays(long millis, boolean isWholeDay, long count) {
    ZoneId ofDay = isWholeDay ? ZoneOffset.UTC : zone;
    days.merge(ArticleTime.inRange(millis).atZone(ofDay).toLocalDate(), count, Long::sum);
  }
}
