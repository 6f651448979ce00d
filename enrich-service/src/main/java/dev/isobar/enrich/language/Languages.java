package dev.isobar.enrich.language;

import dev.isobar.contracts.Segment;
import java.util.List;

/** Which languages a text is written in, paragraph by paragraph. */
public final class Languages {

  /**
   * @param main ISO 639-1 code of the language of most of the text; {@code und} for none
   */
  public record Found(String main, List<Segment> segments) {}

  public Found of(String text) {
    return new Found("und", List.of());
  }
}
