package dev.isobar.enrich.happening;

import dev.isobar.contracts.DateMention;
import dev.isobar.contracts.Happening;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.Published;
import dev.isobar.contracts.Segment;
import dev.isobar.contracts.Span;
import dev.isobar.contracts.Topic;
import dev.isobar.enrich.happening.HappeningTriggers.Trigger;
import dev.isobar.enrich.taxonomy.Entity;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import dev.isobar.enrich.text.SentenceSplitter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds who met whom, where and when. A sentence describes one event if it contains a trigger ("met
 * with", "论坛") and states a date, a place or a participant. A missing place is taken from an
 * earlier event whose dates include those of the sentence.
 */
public final class HappeningExtractor {
  static final int MAX_HAPPENINGS = 200;
  private static final int MAX_PARTICIPANTS = 20;

  private final Taxonomy taxonomy;
  private final HappeningTriggers triggers;

  public HappeningExtractor(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    this.triggers = new HappeningTriggers(taxonomy.happeningTriggers());
  }

  /** Returns the events in text order. */
  public List<Happening> find(
      String text,
      List<Segment> segments,
      List<Mention> mentions,
      List<DateMention> dates,
      List<Topic> topics,
      Published published) {
    return find(NormalizedText.of(text), segments, mentions, dates, topics, published);
  }

  /** Returns the events of a text that is normalised once for all steps, in text order. */
  public List<Happening> find(
      NormalizedText normalized,
      List<Segment> segments,
      List<Mention> mentions,
      List<DateMention> dates,
      List<Topic> topics,
      Published published) {
    List<Trigger> found = triggers.find(normalized);
    if (found.isEmpty()) {
      return List.of();
    }
    List<Happening> happenings = new ArrayList<>();
    SpanCursor<Trigger> triggerCursor = new SpanCursor<>(found, Trigger::start);
    SpanCursor<Mention> mentionCursor = new SpanCursor<>(mentions, Mention::start);
    SpanCursor<DateMention> dateCursor = new SpanCursor<>(sorted(dates), DateMention::start);
    for (Span sentence : SentenceSplitter.split(normalized.text())) {
      List<Trigger> sentenceTriggers = triggerCursor.next(sentence);
      List<Mention> sentenceMentions = mentionCursor.next(sentence);
      List<DateMention> sentenceDates = dateCursor.next(sentence);
      if (!sentenceTriggers.isEmpty() && happenings.size() < MAX_HAPPENINGS) {
        int newsStart = Dateline.end(normalized.text(), sentence.start(), sentence.end());
        add(
            happenings,
            sentence,
            newsStart,
            sentenceTriggers,
            sentenceMentions,
            sentenceDates,
            topics);
      }
    }
    return happenings;
  }

  private static List<DateMention> sorted(List<DateMention> dates) {
    return dates.stream().sorted(Comparator.comparingInt(DateMention::start)).toList();
  }

  private void add(
      List<Happening> happenings,
      Span sentence,
      int newsStart,
      List<Trigger> found,
      List<Mention> sentenceMentions,
      List<DateMention> dates,
      List<Topic> topics) {
    Trigger trigger = HappeningTriggers.best(found);
    if (trigger == null) {
      return;
    }
    List<String> participants = participants(sentenceMentions, newsStart);
    DateMention when = nearest(dates, trigger);
    String place = HappeningTriggers.isOnline(found) ? null : place(sentenceMentions, trigger);
    if (!isComplete(trigger, when, place, participants)) {
      return;
    }
    if (place == null && when != null && !HappeningTriggers.isOnline(found)) {
      place = placeOfWider(happenings, when);
    }
    happenings.add(
        new Happening(
            trigger.word().kind(),
            when == null ? null : when.from(),
            when == null ? null : when.to(),
            place,
            participants,
            topicsIn(topics, sentence),
            sentence));
  }

  /**
   * Returns whether a sentence describes an event. A sufficient trigger needs a date or a
   * participant. A weak one needs a date, and a participant or a town.
   */
  private static boolean isComplete(
      Trigger trigger, DateMention when, String place, List<String> participants) {
    if (trigger.word().sufficient()) {
      return when != null || !participants.isEmpty();
    }
    return when != null && (place != null || !participants.isEmpty());
  }

  private static List<String> participants(List<Mention> sentenceMentions, int newsStart) {
    return sentenceMentions.stream()
        .filter(m -> m.start() >= newsStart)
        .filter(m -> m.type() == Type.PERSON || m.type() == Type.ORGANISATION)
        .map(Mention::entity)
        .distinct()
        .limit(MAX_PARTICIPANTS)
        .toList();
  }

  /**
   * Returns the date nearest to the trigger. Periods of more than a month are ignored, because a
   * month or year is not the date of a meeting.
   */
  private static DateMention nearest(List<DateMention> dates, Trigger trigger) {
    Predicate<DateMention> exact = d -> d.from().plusDays(31).isAfter(d.to());
    return dates.stream()
        .filter(exact)
        .min(Comparator.comparingInt(d -> trigger.distance(d.start(), d.end())))
        .orElse(null);
  }

  /**
   * Returns the nearest place that is not a country, because countries usually are participants
   * rather than places.
   */
  private String place(List<Mention> sentenceMentions, Trigger trigger) {
    return sentenceMentions.stream()
        .filter(m -> m.type() == Type.PLACE && isTown(m))
        .min(Comparator.comparingInt(m -> trigger.distance(m.start(), m.end())))
        .map(Mention::entity)
        .orElse(null);
  }

  private boolean isTown(Mention mention) {
    Entity place = taxonomy.entity(mention.entity());
    return place != null && !place.country();
  }

  private static String placeOfWider(List<Happening> happenings, DateMention when) {
    for (int i = happenings.size() - 1; i >= 0; i--) {
      Happening earlier = happenings.get(i);
      if (earlier.place() != null
          && earlier.from() != null
          && !when.from().isBefore(earlier.from())
          && !when.to().isAfter(earlier.to())) {
        return earlier.place();
      }
    }
    return null;
  }

  private static List<String> topicsIn(List<Topic> topics, Span sentence) {
    return topics.stream()
        .filter(
            topic ->
                topic.evidence().stream()
                    .anyMatch(e -> e.start() >= sentence.start() && e.end() <= sentence.end()))
        .map(Topic::id)
        .toList();
  }
}
