package dev.isobar.local.quality.stage;

import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.data.ParallelDocuments;
import dev.isobar.local.quality.metric.Figure;
import java.io.IOException;
import java.util.List;

/** Measures the detected language of single sentences. */
final class LanguagesStage implements Stage {
  @Override
  public String name() {
    return "languages";
  }

  @Override
  public List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException {
    return List.of(
        right("English sentences", ParallelDocuments.ENGLISH, "en", sets, reading),
        right("Simplified Chinese sentences", ParallelDocuments.SIMPLIFIED, "zh", sets, reading),
        right("Traditional Chinese sentences", ParallelDocuments.TRADITIONAL, "zh", sets, reading));
  }

  private static Figure right(
      String what, String file, String language, DataSets sets, EnricherRunner reading)
      throws IOException {
    List<String> lines = sets.cut(ParallelDocuments.lines(sets, file));
    long right =
        lines.stream()
            .filter(
                line ->
                    reading.quick(EnricherRunner.text("line", line)).language().equals(language))
            .count();
    return Figure.share(what, right, lines.size());
  }
}
