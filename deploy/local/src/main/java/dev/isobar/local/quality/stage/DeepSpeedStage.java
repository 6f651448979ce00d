package dev.isobar.local.quality.stage;

import dev.isobar.contracts.RawArticle;
import dev.isobar.local.measure.CpuTimer;
import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.data.ParallelDocuments;
import dev.isobar.local.quality.metric.Figure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Measures the speed of both lanes in sequence, on general news in one thread. */
final class DeepSpeedStage implements Stage {
  private static final Duration ROUND = Duration.ofSeconds(2);

  /** Enough for at least two seconds; all articles would take minutes. */
  private static final int ARTICLES = 40;

  @Override
  public String name() {
    return "deep-lane";
  }

  @Override
  public List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException {
    List<Figure> figures = new java.util.ArrayList<>();
    figures.addAll(speed("English", ParallelDocuments.ENGLISH, sets, reading));
    figures.addAll(speed("Chinese", ParallelDocuments.SIMPLIFIED, sets, reading));
    return figures;
  }

  private static List<Figure> speed(
      String language, String file, DataSets sets, EnricherRunner reading) throws IOException {
    List<String> texts =
        ParallelDocuments.texts(sets, file).stream()
            .limit(ARTICLES)
            .map(text -> ParallelDocuments.start(text, ParallelDocuments.ARTICLE_BYTES))
            .toList();
    long bytes = texts.stream().mapToLong(t -> t.getBytes(StandardCharsets.UTF_8).length).sum();
    List<RawArticle> raw = texts.stream().map(text -> EnricherRunner.text("news", text)).toList();
    CpuTimer pace = CpuTimer.of(ROUND, ROUND, () -> raw.stream().map(reading::deep).toList());
    double standard = bytes / (double) ParallelDocuments.ARTICLE_BYTES;
    return List.of(
        new Figure(language + " articles/s", standard / pace.thread(), 1, texts.size()),
        new Figure(
            language + " articles/s, the whole JVM's time",
            standard / pace.process(),
            1,
            texts.size()));
  }
}
