package dev.isobar.local.quality;

import java.io.IOException;
import java.util.List;

/** The language of single sentences. */
final class LanguagesStage implements Stage {
  @Override
  public String name() {
    return "languages";
  }

  @Override
  public List<Figure> measure(Sets sets, Reading reading) throws IOException {
    return List.of(
        right("English sentences", Documents.ENGLISH, "en", sets, reading),
        right("Simplified Chinese sentences", Documents.SIMPLIFIED, "zh", sets, reading),
        right("Traditional Chinese sentences", Documents.TRADITIONAL, "zh", sets, reading));
  }

  private static Figure right(String what, String file, String language, Sets sets, Reading reading)
      throws IOException {
    List<String> lines = sets.cut(Documents.lines(sets, file));
    long right =
        lines.stream()
            .filter(line -> reading.quick(Reading.text("line", line)).language().equals(language))
            .count();
    return Figure.share(what, right, lines.size());
  }
}
