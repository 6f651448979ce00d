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
 * Tags a text that states everything twice, in two languages. Each topic gets the score of the half
 * that supports it more, so that a translation does not increase the scores.
 */
public final class BilingualTopicTagger {
  private final TopicTagger tagger;

  public BilingualTopicTagger(TopicTagger tagger) {
    this.tagger = tagger;
  }

  /**
   * Returns the topics by descending score; without translations, those of the tagger.
   *
   * @param translations the parts of the text that translate other parts
   */
  public List<Topic> tag(
      String title,
      NormalizedText normalized,
      List<Segment> segments,
      List<Mention> mentions,
      List<Translation> translations) {
    if (translations.isEmpty()) {
      return tagger.tag(title, normalized, segments, mentions);
    }
    IntPredicate isTranslation =
        at -> translations.stream().anyMatch(part -> part.start() <= at && at < part.end());
    Map<String, Topic> best = new LinkedHashMap<>();
    for (IntPredicate half : List.of(isTranslation.negate(), isTranslation)) {
      List<Mention> halfMentions = mentions.stream().filter(m -> half.test(m.start())).toList();
      NormalizedText halfText =
          NormalizedText.of(blankedOutside(normalized.text(), translations, half));
      for (Topic topic : tagger.tag(title, halfText, segments, halfMentions)) {
        best.merge(topic.id(), topic, BilingualTopicTagger::stronger);
      }
    }
    return best.values().stream().sorted(TopicTagger.BEST_FIRST).toList();
  }

  /** Returns the text with spaces in place of the other half, so that offsets do not change. */
  private static String blankedOutside(
      String text, List<Translation> translations, IntPredicate half) {
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
    Topic better = one.score() >= other.score() ? one : other;
    return new Topic(better.id(), better.broader(), better.score(), evidence);
  }
}
