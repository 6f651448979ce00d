package dev.isobar.enrich.happening;

import dev.isobar.contracts.DateMention;
import dev.isobar.contracts.Happening;
import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.Published;
import dev.isobar.contracts.Segment;
import dev.isobar.contracts.Span;
import dev.isobar.contracts.Topic;
import dev.isobar.enrich.happening.Cues.Cue;
import dev.isobar.enrich.taxonomy.Entity;
import dev.isobar.enrich.taxonomy.FoldedText;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds who met whom, where and when: one happening per sentence that holds a word for one ("met
 * with", "论坛") and says when, where or who. What a sentence leaves out is taken from an earlier one
 * whose days include its own.
 */
public final class HappeningFinder {
  static final int MOST_HAPPENINGS = 200;
  private static final int MOST_PARTICIPANTS = 20;

  private final Taxonomy taxonomy;
  private final Cues cues;

  public HappeningFinder(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    this.cues = new Cues(taxonomy.words().happenings());
  }

  /** The happenings in the order of the text. */
  public List<Happening> find(
      String text,
      List<Segment> segments,
      List<Mention> mentions,
      List<DateMention> dates,
      List<Topic> topics,
      Published published) {
    return find(FoldedText.of(text), segments, mentions, dates, topics, published);
  }

  /** As above, of a text that is folded once for all steps. */
  public List<Happening> find(
      FoldedText folded,
      List<Segment> segments,
      List<Mention> mentions,
      List<DateMention> dates,
      List<Topic> topics,
      Published published) {
    List<Cue> words = cues.in(folded);
    if (words.isEmpty()) {
      return List.of();
    }
    List<Happening> happenings = new ArrayList<>();
    Within<Cue> cuesIn = new Within<>(words, Cue::start);
    Within<Mention> mentionsIn = new Within<>(mentions, Mention::start);
    Within<DateMention> datesIn = new Within<>(sorted(dates), DateMention::start);
    for (Span sentence : Sentences.of(folded.text())) {
      List<Cue> said = cuesIn.next(sentence);
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
      List<Cue> words,
      List<Mention> named,
      List<DateMention> dates,
      List<Topic> topics) {
    Cue cue = Cues.best(words);
    if (cue == null) {
      return;
    }
    List<String> participants = participants(named, begin);
    DateMention when = nearest(dates, cue);
    String place = Cues.online(words) ? null : place(named, cue);
    if (!tellsEnough(cue, when, place, participants)) {
      return;
    }
    if (place == null && when != null && !Cues.online(words)) {
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
      Cue cue, DateMention when, String place, List<String> participants) {
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
  private static DateMention nearest(List<DateMention> dates, Cue cue) {
    Predicate<DateMention> exact = d -> d.from().plusDays(31).isAfter(d.to());
    return dates.stream()
        .filter(exact)
        .min(Comparator.comparingInt(d -> cue.distance(d.start(), d.end())))
        .orElse(null);
  }

  /** The nearest place that is no country; countries mostly say who, not where. */
  private String place(List<Mention> named, Cue cue) {
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
