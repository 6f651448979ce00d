package dev.isobar.enrich.metadata;

import java.util.List;

/** Reads the titles that a page shows: its headline, its other headings and its {@code title}. */
final class HeadingReader {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 400;

  private final PageScan page;
  private final Headline headline;
  private final MetadataCandidates candidates;

  HeadingReader(PageScan page, Headline headline, MetadataCandidates candidates) {
    this.page = page;
    this.headline = headline;
    this.candidates = candidates;
  }

  void read() {
    List<PageMark> first = page.headings.stream().filter(mark -> mark.tag().equals("h1")).toList();
    if (headline != null) {
      double confidence = headline.tag().equals("h1") ? first.size() == 1 ? 0.78 : 0.72 : 0.62;
      candidates.title(headline.text(), confidence, headline.tag());
    }
    for (PageMark mark : first) {
      String text = page.textOf(mark);
      if ((headline == null || mark.start() != headline.start())
          && text.length() > SHORTEST
          && text.length() < LONGEST) {
        candidates.title(text, 0.3, "h1");
      }
    }
    candidates.title(page.windowTitle(), 0.4, "title");
  }
}
