package dev.isobar.local.quality.stage;

import dev.isobar.local.quality.data.DataSets;
import dev.isobar.local.quality.feed.FeedCorpus;
import dev.isobar.local.quality.metric.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures the reader of feed documents. */
final class FeedsStage implements Stage {
  @Override
  public String name() {
    return "feeds";
  }

  @Override
  public List<Figure> measure(DataSets sets, EnricherRunner reading) throws IOException {
    FeedCorpus parser = FeedCorpus.read(sets, "feeds", "the feeds of feedparser");
    FeedCorpus rome = FeedCorpus.read(sets, "feeds-rome", "the feeds of ROME");
    parser.failures().stream().limit(40).forEach(System.out::println);
    rome.failures().forEach(System.out::println);
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.share("assertions that hold", parser.held(), parser.assertions()));
    figures.add(
        Figure.share(
            "files without a crash",
            parser.survived() + rome.survived(),
            parser.files() + rome.files()));
    figures.add(
        new Figure(
            "slowest file in seconds",
            Math.max(parser.slowest(), rome.slowest()),
            2,
            parser.files() + rome.files()));
    return figures;
  }
}
