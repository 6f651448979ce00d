package dev.isobar.local.quality.stage;

import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.data.ParallelDocuments;
import dev.isobar.local.quality.metric.Figure;
import java.io.IOException;
import java.util.List;

/** Measures how many general news articles get a climate topic; few are about climate. */
final class GeneralNewsStage implements Stage {
  @Override
  public String name() {
    return "general-news";
  }

  @Override
  public List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException {
    return List.of(
        withTopic(
            "English articles with a climate topic", ParallelDocuments.ENGLISH, sets, reading),
        withTopic(
            "Chinese articles with a climate topic", ParallelDocuments.SIMPLIFIED, sets, reading));
  }

  private static Figure withTopic(String what, String file, DataSets sets, EnricherRunner reading)
      throws IOException {
    List<String> texts = ParallelDocuments.texts(sets, file);
    long topics =
        texts.stream()
            .filter(text -> !reading.quick(EnricherRunner.text("news", text)).topics().isEmpty())
            .count();
    return Figure.share(what, topics, texts.size());
  }
}
