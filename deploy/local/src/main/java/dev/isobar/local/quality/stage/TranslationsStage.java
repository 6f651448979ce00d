package dev.isobar.local.quality.stage;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.Translation;
import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.data.ParallelDocuments;
import dev.isobar.local.quality.metric.ConfusionCounts;
import dev.isobar.local.quality.metric.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the detection of translations in texts with an English and a Chinese half. The
 * translation must be marked if both halves are the same document, and only then.
 */
final class TranslationsStage implements Stage {
  @Override
  public String name() {
    return "twins";
  }

  @Override
  public List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(measure("Simplified", ParallelDocuments.SIMPLIFIED, sets, reading));
    figures.addAll(measure("Traditional", ParallelDocuments.TRADITIONAL, sets, reading));
    return figures;
  }

  private static List<Figure> measure(
      String script, String file, DataSets sets, EnricherRunner reading) throws IOException {
    List<String> english = ParallelDocuments.texts(sets, ParallelDocuments.ENGLISH);
    List<String> chinese = ParallelDocuments.texts(sets, file);
    ConfusionCounts counts = new ConfusionCounts();
    for (int i = 0; i < english.size(); i++) {
      String other = chinese.get((i + 1) % chinese.size());
      counts.answer(isMarked(english.get(i), chinese.get(i), reading), true);
      counts.answer(isMarked(english.get(i), other, reading), english.size() == 1);
    }
    return List.of(
        Figure.share(script + ", F1", counts.f1(), 2L * english.size()),
        Figure.share(script + ", precision", counts.precision(), counts.answered()),
        Figure.share(script + ", recall", counts.recall(), counts.expected()));
  }

  /** Returns whether the marked translation and its original are at least half of the text. */
  private static boolean isMarked(String english, String chinese, EnricherRunner reading) {
    EnrichedArticle article =
        reading.quick(EnricherRunner.text("twin", english + "\n\n" + chinese));
    int covered = 0;
    for (Translation mark : article.translations()) {
      covered += mark.end() - mark.start() + mark.of().end() - mark.of().start();
    }
    return 2 * covered >= article.text().length();
  }
}
