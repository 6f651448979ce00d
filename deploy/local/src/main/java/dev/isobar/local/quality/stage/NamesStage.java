package dev.isobar.local.quality.stage;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Mention;
import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.data.TaggedSentence;
import dev.isobar.local.quality.metric.Calibration;
import dev.isobar.local.quality.metric.ConfusionCounts;
import dev.isobar.local.quality.metric.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures names of people, organisations and places; words and type must both be right. Also
 * measures how far the confidence of a mention is from the share of right ones.
 */
public final class NamesStage implements Stage {
  /** The number of sentences per article; each is a paragraph. */
  private static final int TOGETHER = 15;

  private static final Map<Mention.Type, String> KINDS =
      Map.of(
          Mention.Type.PERSON, "PER",
          Mention.Type.ORGANISATION, "ORG",
          Mention.Type.PLACE, "LOC");

  private final String language;
  private final String file;
  private final String what;

  NamesStage(String language, String file, String what) {
    this.language = language;
    this.file = file;
    this.what = what;
  }

  @Override
  public String name() {
    return "ner-" + language;
  }

  @Override
  public List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException {
    List<TaggedSentence> sentences =
        sets.cut(TaggedSentence.read(Files.readAllLines(sets.at(file, what))));
    Map<String, ConfusionCounts> kinds = new LinkedHashMap<>();
    List.of("PER", "ORG", "LOC").forEach(kind -> kinds.put(kind, new ConfusionCounts()));
    Calibration calibration = new Calibration();
    for (int i = 0; i < sentences.size(); i += TOGETHER) {
      List<TaggedSentence> group = sentences.subList(i, Math.min(sentences.size(), i + TOGETHER));
      String text = group.stream().map(TaggedSentence::text).collect(Collectors.joining("\n\n"));
      EnrichedArticle article =
          reading.deep(
              EnricherRunner.text(name() + "-" + i, text, language, EnricherRunner.FETCHED));
      count(group, article, kinds);
      calibrate(group, article, calibration);
    }
    List<Figure> figures = new ArrayList<>(figures(kinds, sentences.size()));
    figures.addAll(calibration.figures());
    return figures;
  }

  /** Counts names. Names in a sentence that was removed from the text count as missed. */
  public static void count(
      List<TaggedSentence> group, EnrichedArticle article, Map<String, ConfusionCounts> kinds) {
    int at = 0;
    for (TaggedSentence sentence : group) {
      int start = article.text().indexOf(sentence.text(), at);
      Set<TaggedSentence.Name> found = new HashSet<>();
      if (start >= 0) {
        at = start + sentence.text().length();
        found = within(article.mentions(), start, at);
      }
      for (Map.Entry<String, ConfusionCounts> kind : kinds.entrySet()) {
        Set<TaggedSentence.Name> expected = of(kind.getKey(), sentence.names());
        Set<TaggedSentence.Name> mine = of(kind.getKey(), found);
        long right = mine.stream().filter(expected::contains).count();
        kind.getValue().add(right, mine.size() - right, expected.size() - right);
      }
    }
  }

  /** Compares the confidence of each mention with whether words and type are right. */
  public static void calibrate(
      List<TaggedSentence> group, EnrichedArticle article, Calibration calibration) {
    int at = 0;
    for (TaggedSentence sentence : group) {
      int start = article.text().indexOf(sentence.text(), at);
      if (start >= 0) {
        int end = start + sentence.text().length();
        at = end;
        article.mentions().stream()
            .filter(m -> KINDS.containsKey(m.type()) && m.start() >= start && m.end() <= end)
            .forEach(
                m -> calibration.add(m.confidence(), sentence.names().contains(name(m, start))));
      }
    }
  }

  private static TaggedSentence.Name name(Mention mention, int start) {
    return new TaggedSentence.Name(
        mention.start() - start, mention.end() - start, KINDS.get(mention.type()));
  }

  private static Set<TaggedSentence.Name> within(List<Mention> mentions, int start, int end) {
    return mentions.stream()
        .filter(m -> KINDS.containsKey(m.type()) && m.start() >= start && m.end() <= end)
        .map(m -> name(m, start))
        .collect(Collectors.toSet());
  }

  private static Set<TaggedSentence.Name> of(String kind, Set<TaggedSentence.Name> names) {
    return names.stream().filter(n -> n.kind().equals(kind)).collect(Collectors.toSet());
  }

  private static List<Figure> figures(Map<String, ConfusionCounts> kinds, int sentences) {
    ConfusionCounts all = new ConfusionCounts();
    kinds.values().forEach(all::add);
    return List.of(
        Figure.share("F1", all.f1(), sentences),
        Figure.share("precision", all.precision(), all.answered()),
        Figure.share("recall", all.recall(), all.expected()),
        Figure.share("F1 of people", kinds.get("PER").f1(), kinds.get("PER").expected()),
        Figure.share("F1 of organisations", kinds.get("ORG").f1(), kinds.get("ORG").expected()),
        Figure.share("F1 of places", kinds.get("LOC").f1(), kinds.get("LOC").expected()));
  }
}
