package dev.isobar.local.quality.stage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.metric.Figure;
import dev.isobar.local.quality.metric.PageScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Compares the main text of whole pages with the annotated one. */
final class ExtractionStage implements Stage {
  private final boolean chinese;

  ExtractionStage(boolean chinese) {
    this.chinese = chinese;
  }

  @Override
  public String name() {
    return chinese ? "extraction-zh" : "extraction";
  }

  @Override
  public List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException {
    Path folder =
        chinese
            ? sets.at("article-extraction-zh", "the Chinese Web Content Extraction Dataset")
            : sets.at("article-extraction", "the article-extraction-benchmark");
    Path gold = folder.resolve(chinese ? "eval/cleaned_ground.json" : "ground-truth.json");
    PageScores score = new PageScores(chinese);
    for (Map.Entry<String, JsonNode> page :
        sets.cut(
            DataSets.fields(DataSets.json(DataSets.existing(gold, "the text of each page"))))) {
      JsonNode expected = page.getValue();
      byte[] html = html(folder, page.getKey());
      String url = chinese ? null : expected.path("url").asText();
      String text = reading.quick(EnricherRunner.page(page.getKey(), url, html)).text();
      score.add(expected.path("articleBody").asText(), text);
    }
    return score.figures();
  }

  private byte[] html(Path folder, String page) throws IOException {
    return chinese
        ? Files.readAllBytes(folder.resolve("original/" + page + ".html"))
        : DataSets.unzipped(folder.resolve("html/" + page + ".html.gz"));
  }
}
