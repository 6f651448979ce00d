package dev.isobar.local.quality.stage;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.RawArticle;
import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.metric.ConfusionCounts;
import dev.isobar.local.quality.metric.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares topics with the labels of experts; each label corresponds to one topic of the taxonomy.
 */
public abstract class TopicsStage implements Stage {
  /** Holds a text and its labels; some labels may not correspond to a topic. */
  record Case(RawArticle raw, Set<String> labels) {}

  /** Returns the id of the topic of each label. */
  abstract Map<String, String> topics();

  abstract List<Case> cases(DataSets sets) throws IOException;

  @Override
  public final List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException {
    Map<String, ConfusionCounts> counts = new LinkedHashMap<>();
    topics().keySet().forEach(label -> counts.put(label, new ConfusionCounts()));
    List<Case> cases = sets.cut(cases(sets));
    for (Case one : cases) {
      EnrichedArticle article = reading.quick(one.raw());
      topics()
          .forEach(
              (label, topic) ->
                  counts.get(label).answer(has(article, topic), one.labels().contains(label)));
    }
    List<Figure> figures = new ArrayList<>();
    double mean = counts.values().stream().mapToDouble(ConfusionCounts::f1).average().orElse(0);
    figures.add(Figure.share("macro F1", mean, cases.size()));
    topics()
        .forEach(
            (label, topic) ->
                figures.add(
                    Figure.share(
                        "F1 of " + topic, counts.get(label).f1(), counts.get(label).expected())));
    return figures;
  }

  /** Returns whether the article has the topic or a narrower one. */
  static boolean has(EnrichedArticle article, String topic) {
    return article.topics().stream()
        .anyMatch(t -> t.id().equals(topic) || t.broader().contains(topic));
  }

  private static Map<String, String> pairs(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }

  /** Uses climate laws and policies with their sectors. */
  public static final class Laws extends TopicsStage {
    @Override
    public String name() {
      return "topics-laws";
    }

    @Override
    Map<String, String> topics() {
      return pairs(
          "LULUCF", "forests",
          "Energy", "energy-transition",
          "Waste", "circular-economy",
          "Transportation", "transport");
    }

    @Override
    List<Case> cases(DataSets sets) throws IOException {
      List<Case> cases = new ArrayList<>();
      for (Map<String, String> row :
          DataSets.table(sets.at("topics/laws/laws.tsv", "laws of climate-laws.org"))) {
        if (!row.get("Sectors").isEmpty()) {
          String text = row.get("Title") + "\n\n" + row.get("Description");
          cases.add(
              new Case(
                  EnricherRunner.text("law-" + cases.size(), text), split(row.get("Sectors"))));
        }
      }
      return cases;
    }

    private static Set<String> split(String sectors) {
      return Arrays.stream(sectors.split("[;,]")).map(String::strip).collect(Collectors.toSet());
    }
  }

  /** Uses sentences from reports of Chinese companies, each with one label. */
  static final class Reports extends TopicsStage {
    @Override
    public String name() {
      return "topics-esg-zh";
    }

    @Override
    Map<String, String> topics() {
      return pairs(
          "废弃物管理", "circular-economy",
          "碳排放", "greenhouse-gases",
          "能源与资源消耗", "energy-transition",
          "生物多样性", "biodiversity",
          "绿色金融", "climate-finance");
    }

    @Override
    List<Case> cases(DataSets sets) throws IOException {
      List<Case> cases = new ArrayList<>();
      for (Map<String, String> row :
          DataSets.table(sets.at("topics/esg-zh/sentences.tsv", "the ESG dataset's sentences"))) {
        RawArticle raw =
            EnricherRunner.text(
                "esg-" + cases.size(), row.get("sentences"), "zh", EnricherRunner.FETCHED);
        cases.add(new Case(raw, Set.of(row.get("label"))));
      }
      return cases;
    }
  }
}
