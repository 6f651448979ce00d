package dev.isobar.enrich.happening;

import dev.isobar.contracts.DateMention;
import dev.isobar.contracts.Happening;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.Published;
import dev.isobar.contracts.Segment;
import dev.isobar.contracts.Span;
import dev.isobar.contracts.Topic;
import dev.isobar.enrich.happening.EventTriggers.Trigger;
import dev.isobar.enrich.taxonomy.Entity;
import dev.isobar.enrich.taxonomy.NormalizedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import dev.isobar.enrich.text.SentenceSplitter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds who met whom, where and when: one happening per sentence that holds a word for one ("met
 * with", "论坛") and says when, where or who. What a sentence leaves out is taken from an earlier one
 * whose days include its own.
 */
public final class EventExtractor {
  static final int MOST_HAPPENINGS = 200;
  private static final int MOST_PARTICIPANTS = 20;

  private final Taxonomy taxonomy;
  private final EventTriggers cues;

  public EventExtractor(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    this.cues = new EventTriggers(taxonomy.words().happenings());
  }

  /** The happenings in the order of the text. */
  public List<Happening> find(
      String text,
      List<Segment> segments,
      List<Mention> mentions,
      List<DateMention> dates,
      List<Topic> topics,
      Published published) {
    return find(NormalizedText.of(text), segments, mentions, dates, topics, published);
  }

  /** As above, of a text that is folded once for all steps. */
  public List<Happening> find(
      NormalizedText folded,
      List<Segment> segments,
      List<Mention> mentions,
      List<DateMention> dates,
      List<Topic> topics,
      Published published) {
    List<Trigger> words = cues.in(folded);
    if (words.isEmpty()) {
      return List.of();
    }
    List<Happening> happenings = new ArrayList<>();
    SpanCursor<Trigger> cuesIn = new SpanCursor<>(words, Trigger::start);
    SpanCursor<Mention> mentionsIn = new SpanCursor<>(mentions, Mention::start);
    SpanCursor<DateMention> datesIn = new SpanCursor<>(sorted(dates), DateMention::start);
    for (Span sentence : SentenceSplitter.split(folded.text())) {
      List<Trigger> said = cuesIn.next(sentence);
      List<Mention> named = mentionsIn.next(sentence);
      List<DateMention> dated = datesIn.next(sentence);
      if (!said.isEmpty() && happenings.size() < MOST_HAPPENINGS) {
        int begin = Dateline.end(folded.text(), sentence.start(), sentence.end());
        add(happenings, sentence, begin, said, named, dated, topics);
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
      int begin,
      List<Trigger> words,
      List<Mention> named,
      List<DateMention> dates,
      List<Topic> topics) {
    Trigger cue = EventTriggers.best(words);
    if (cue == null) {
      return;
    }
    List<String> participants = participants(named, begin);
    DateMention when = nearest(dates, cue);
    String place = EventTriggers.online(words) ? null : place(named, cue);
    if (!tellsEnough(cue, when, place, participants)) {
      return;
    }
    if (place == null && when != null && !EventTriggers.online(words)) {
      place = placeOfWider(happenings, when);
    }
    happenings.add(
        new Happening(
            cue.word().kind(),
            when == null ? null : when.from(),
            when == null ? null : when.to(),
            place,
            participants,
            topicsIn(topics, sentence),
            sentence));
  }

  /** A sure word needs a day, days or someone; a hint needs a day, and someone or a town. */
  private static boolean tellsEnough(
      Trigger cue, DateMention when, String place, List<String> participants) {
    if (cue.word().sure()) {
      return when != null || !participants.isEmpty();
    }
    return when != null && (place != null || !participants.isEmpty());
  }

  private static List<String> participants(List<Mention> named, int begin) {
    return named.stream()
        .filter(m -> m.start() >= begin)
        .filter(m -> m.type() == Type.PERSON || m.type() == Type.ORGANISATION)
        .map(Mention::entity)
        .distinct()
        .limit(MOST_PARTICIPANTS)
        .toList();
  }

  /** The date nearest to the cue; days and ranges of days rather than months and years. */
  private static DateMention nearest(List<DateMention> dates, Trigger cue) {
    Predicate<DateMention> exact = d -> d.from().plusDays(31).isAfter(d.to());
    return dates.stream()
        .filter(exact)
        .min(Comparator.comparingInt(d -> cue.distance(d.start(), d.end())))
        .orElse(null);
  }

  /** The nearest place that is no country; countries mostly say who, not where. */
  private String place(List<Mention> named, Trigger cue) {
    return named.stream()
        .filter(m -> m.type() == Type.PLACE && isTown(m))
        .min(Comparator.comparingInt(m -> cue.distance(m.start(), m.end())))
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
