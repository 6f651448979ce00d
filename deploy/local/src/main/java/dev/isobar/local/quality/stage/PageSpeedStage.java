package dev.isobar.local.quality.stage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.text.ByteOrderMark;
import dev.isobar.enrich.pipeline.RequestedLane;
import dev.isobar.local.measure.CpuTimer;
import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.metric.Figure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures the speed of the quick lane on whole news pages, in one thread. */
final class PageSpeedStage implements Stage {
  private static final Duration WARM_UP = Duration.ofSeconds(12);
  private static final Duration ROUND = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "pages";
  }

  @Override
  public List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException {
    Path folder = sets.at("article-extraction", "the article-extraction-benchmark");
    Path gold = folder.resolve("ground-truth.json");
    List<RawArticle> pages = new ArrayList<>();
    for (Map.Entry<String, JsonNode> page :
        sets.cut(
            DataSets.fields(DataSets.json(DataSets.existing(gold, "the address of each page"))))) {
      byte[] html = DataSets.unzipped(folder.resolve("html/" + page.getKey() + ".html.gz"));
      String text = new String(html, StandardCharsets.UTF_8);
      if (ByteOrderMark.charset(html) == null && text.indexOf('\uFFFD') < 0) {
        pages.add(
            RawArticle.of(page.getKey(), "quality", EnricherRunner.FETCHED, "text/html", text)
                .withUrl(page.getValue().path("url").asText()));
      }
    }
    CpuTimer timer =
        CpuTimer.of(
            WARM_UP,
            ROUND,
            () -> {
              int bytes = 0;
              for (RawArticle page : pages) {
                bytes +=
                    ContractJson.write(reading.enricher().enrich(page, RequestedLane.QUICK)).length;
              }
              return bytes;
            });
    return List.of(
        new Figure("pages/s, to JSON", pages.size() / timer.thread(), 0, pages.size()),
        new Figure(
            "pages/s, to JSON, the whole JVM's time",
            pages.size() / timer.process(),
            0,
            pages.size()));
  }
}
