package dev.isobar.local.quality.metric;

import java.util.List;

/** Computes precision and recall of pages, averaged over pages. Not thread-safe. */
public final class PageScores {
  private final boolean chinese;
  private double precision;
  private double recall;
  private int withText;
  private int withGold;
  private int pages;

  public PageScores(boolean chinese) {
    this.chinese = chinese;
  }

  /** Adds one page. An empty text counts only for the measures that are defined for it. */
  public void add(String gold, String got) {
    ConfusionCounts counts = Shingles.compare(gold, got, chinese);
    pages++;
    if (counts.answered() > 0) {
      precision += counts.precision();
      withText++;
    }
    if (counts.expected() > 0) {
      recall += counts.recall();
      withGold++;
    }
  }

  public List<Figure> figures() {
    double p = withText == 0 ? 0 : precision / withText;
    double r = withGold == 0 ? 0 : recall / withGold;
    return List.of(
        Figure.share("F1", ConfusionCounts.f1(p, r), pages),
        Figure.share("precision", p, pages),
        Figure.share("recall", r, pages));
  }
}
