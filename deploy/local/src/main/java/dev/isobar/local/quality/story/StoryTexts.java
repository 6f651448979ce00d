package dev.isobar.local.quality.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.data.ParallelDocuments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the texts of which stories are made. */
public final class StoryTexts {
  /** The number of sentences from reports that make one text. */
  private static final int TOGETHER = 10;

  private StoryTexts() {}

  /** Returns each document of NTREX in English and in both Chinese scripts. */
  public static List<LabelledText> twins(DataSets sets) throws IOException {
    List<LabelledText> texts = new ArrayList<>();
    for (String file :
        List.of(
            ParallelDocuments.ENGLISH,
            ParallelDocuments.SIMPLIFIED,
            ParallelDocuments.TRADITIONAL)) {
      String language = file.replaceAll(".*\\.(.*)\\.txt", "$1");
      List<String> documents = ParallelDocuments.texts(sets, file);
      for (int i = 0; i < documents.size(); i++) {
        texts.add(new LabelledText("twin-" + i + "-" + language, "twin-" + i, documents.get(i)));
      }
    }
    return texts;
  }

  /**
   * Returns texts that have nothing to do with NTREX: the annotated texts of news pages in both
   * languages, laws, and sentences from Chinese reports, ten each.
   */
  public static List<LabelledText> others(DataSets sets) throws IOException {
    List<String> texts = new ArrayList<>();
    texts.addAll(
        pages(
            sets, "article-extraction/ground-truth.json", "texts of article-extraction-benchmark"));
    texts.addAll(
        pages(
            sets,
            "article-extraction-zh/eval/cleaned_ground.json",
            "texts of the Chinese Web Content Extraction Dataset"));
    List<String> laws = new ArrayList<>();
    for (Map<String, String> law :
        DataSets.table(sets.at("topics/laws/laws.tsv", "laws of climate-laws.org"))) {
      laws.add(law.get("Title") + "\n\n" + law.get("Description"));
    }
    texts.addAll(sets.cut(laws));
    texts.addAll(sets.cut(reports(sets)));
    List<LabelledText> others = new ArrayList<>();
    for (String text : texts) {
      others.add(new LabelledText("other-" + others.size(), null, text));
    }
    return others;
  }

  private static List<String> pages(DataSets sets, String file, String what) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> page : DataSets.fields(DataSets.json(sets.at(file, what)))) {
      texts.add(page.getValue().path("articleBody").asText());
    }
    return sets.cut(texts);
  }

  private static List<String> reports(DataSets sets) throws IOException {
    List<String> sentences =
        DataSets.table(sets.at("topics/esg-zh/sentences.tsv", "the ESG dataset's sentences"))
            .stream()
            .map(row -> row.get("sentences"))
            .toList();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i += TOGETHER) {
      texts.add(
          String.join("。", sentences.subList(i, Math.min(sentences.size(), i + TOGETHER))) + "。");
    }
    return texts;
  }
}
