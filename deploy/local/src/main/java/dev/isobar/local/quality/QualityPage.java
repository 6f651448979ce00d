package dev.isobar.local.quality;

import dev.isobar.contracts.text.ClasspathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** Makes {@code docs/quality.md} from a template in which only the figures change. */
final class QualityPage {
  private QualityPage() {}

  /**
   * Returns the page.
   *
   * @param today the day of the measurement
   */
  static String of(QualityReport report, LocalDate today) {
    String limit =
        report.limit() == 0
            ? ""
            : "Only the first %d cases of each set were used.%n%n".formatted(report.limit());
    return ClasspathText.read(QualityPage.class, "/quality/page.md")
        .replace("{{date}}", today.toString())
        .replace("{{machine}}", report.machine().inWords())
        .replace("{{enricher}}", report.enricher())
        .replace("{{taxonomy}}", report.taxonomy())
        .replace("{{trained}}", report.trained().strip().indent(4).stripTrailing())
        .replace("{{limit}}", limit)
        .replace("{{table}}", QualityTable.markdown(report))
        .replace("{{short}}", QualityTable.shortfalls(report));
  }

  /** Writes the page; creates the folder if it is missing. */
  static void write(String page, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Files.writeString(file, page);
  }
}
