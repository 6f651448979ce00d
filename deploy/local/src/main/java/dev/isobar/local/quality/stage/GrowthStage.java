package dev.isobar.local.quality.stage;

import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.contracts.RawArticle;
import dev.isobar.contracts.SampleTexts;
import dev.isobar.local.measure.CpuTimer;
import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.data.ParallelDocuments;
import dev.isobar.local.quality.metric.Figure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Measures time by length, on the text of the samples, repeated up to each length. */
final class GrowthStage implements Stage {
  private static final int KILOBYTE = 1000;
  private static final int[] KILOBYTES = {1, 10, 100, 1000};
  private static final Duration ROUND = Duration.ofMillis(100);

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public List<Figure> measure(DataSets sets, EnricherRunner reading) {
    List<Figure> figures = new ArrayList<>();
    figures.addAll(grow("quick lane, text", GrowthStage::text, reading::quick));
    figures.addAll(grow("quick lane, HTML", GrowthStage::html, reading::quick));
    figures.addAll(grow("deep lane, text", GrowthStage::text, reading::deep));
    return figures;
  }

  private static List<Figure> grow(
      String what,
      Function<Integer, RawArticle> article,
      Function<RawArticle, EnrichedArticle> lane) {
    List<Figure> figures = new ArrayList<>();
    double[] millis = new double[KILOBYTES.length];
    for (int i = 0; i < KILOBYTES.length; i++) {
      RawArticle raw = article.apply(KILOBYTES[i] * KILOBYTE);
      millis[i] = CpuTimer.of(ROUND, ROUND, () -> lane.apply(raw)).thread() * 1000;
      String size = String.format(Locale.ROOT, "%,d kB", KILOBYTES[i]);
      figures.add(new Figure(what + ", ms for " + size, millis[i], millis[i] < 10 ? 2 : 0, 1));
    }
    int last = KILOBYTES.length - 1;
    double ratio = millis[last] / KILOBYTES[last] / (millis[0] / KILOBYTES[0]);
    figures.add(new Figure(what + ", time per byte at 1 MB over that at 1 kB", ratio, 2, 1));
    return figures;
  }

  private static RawArticle text(int bytes) {
    return EnricherRunner.text(
        "growth", filled(bytes, String.join("\n\n", SampleTexts.texts()) + "\n\n"));
  }

  private static RawArticle html(int bytes) {
    StringBuilder paragraphs = new StringBuilder();
    String.join("\n", SampleTexts.texts())
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> paragraphs.append("<p>").append(line.replace("<", "&lt;")).append("</p>"));
    String page = "<html><body><article>" + filled(bytes, paragraphs.toString());
    return EnricherRunner.page("growth", null, page.getBytes(StandardCharsets.UTF_8));
  }

  private static String filled(int bytes, String text) {
    int times = bytes / text.getBytes(StandardCharsets.UTF_8).length + 1;
    return ParallelDocuments.start(text.repeat(times), bytes);
  }
}
