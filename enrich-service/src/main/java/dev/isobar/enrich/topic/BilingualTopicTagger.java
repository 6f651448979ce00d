package dev.isobar.enrich.topic;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Segment;
import dev.isobar.contracts.Span;
import dev.isobar.contracts.Topic;
import dev.isobar.contracts.Translation;
import dev.isobar.enrich.taxonomy.NormalizedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The topics of a text that says everything twice, in two languages: each is scored by the half
 * that tells more of it, so that a translation does not make an article more of a climate article.
 */
public final class BilingualTopicTagger {
  private final TopicTagger tagger;

  public BilingualTopicTagger(TopicTagger tagger) {
    this.tagger = tagger;
  }

  /**
   * The topics in falling order of their scores; where nothing is translated, the tagger's own.
   *
   * @param translations the stretches that say again what others say
   */
  public List<Topic> tag(
      String title,
      NormalizedText folded,
      List<Segment> segments,
      List<Mention> mentions,
      List<Translation> translations) {
    if (translations.isEmpty()) {
      return tagger.tag(title, folded, segments, mentions);
    }
    IntPredicate again =
        at -> translations.stream().anyMatch(part -> part.start() <= at && at < part.end());
    Map<String, Topic> best = new LinkedHashMap<>();
    for (IntPredicate half : List.of(again.negate(), again)) {
      List<Mention> named = mentions.stream().filter(m -> half.test(m.start())).toList();
      NormalizedText alone = NormalizedText.of(only(folded.text(), translations, half));
      for (Topic topic : tagger.tag(title, alone, segments, named)) {
        best.merge(topic.id(), topic, BilingualTopicTagger::stronger);
      }
    }
    return best.values().stream().sorted(TopicTagger.BEST_FIRST).toList();
  }

  /** The text with blanks for the other half, so that offsets stay. */
  private static String only(String text, List<Translation> translations, IntPredicate half) {
    char[] kept = text.toCharArray();
    List<Integer> ends = new ArrayList<>(List.of(0, text.length()));
    translations.forEach(part -> ends.addAll(List.of(part.start(), part.end())));
    ends.sort(Comparator.naturalOrder());
    for (int i = 0; i + 1 < ends.size(); i++) {
      int from = ends.get(i);
      boolean keep = half.test(from);
      for (int at = from; at < ends.get(i + 1); at++) {
        kept[at] = keep || kept[at] == '\n' ? kept[at] : ' ';
      }
    }
    return new String(kept);
  }

  private static Topic stronger(Topic one, Topic other) {
    List<Span> evidence = new ArrayList<>(one.evidence());
    evidence.addAll(other.evidence());
    evidence.sort(Comparator.comparingInt(Span::start));
    Topic more = one.score() >= other.score() ? one : other;
    return new Topic(more.id(), more.broader(), more.score(), evidence);
  }
}
