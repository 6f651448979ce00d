package dev.isobar.contracts;

import dev.isobar.contracts.text.ClasspathText;
import java.util.List;

/** Reads five real articles of 2023 and 2024: unchanged plain text in English and Chinese. */
public final class SampleTexts {
  private static final List<String> NAMES =
      List.of(
          "000_9ba14819aa7e76d6.txt",
          "001_35505a5a11fa9767.txt",
          "002_c9206281606896e0.txt",
          "003_91bb6cd80cc773ee.txt",
          "004_ed1d0242aaef3209.txt");

  private SampleTexts() {}

  /**
   * Holds one sample.
   *
   * @param name the stable name, which can serve as the guid
   * @param text the unchanged text
   */
  public record Sample(String name, String text) {}

  /** Returns the samples in order. */
  public static List<Sample> all() {
    return NAMES.stream().map(name -> new Sample(name, text(name))).toList();
  }

  /** Returns the texts in the same order. */
  public static List<String> texts() {
    return NAMES.stream().map(SampleTexts::text).toList();
  }

  /** Returns the text of a sample. */
  public static String text(String name) {
    return ClasspathText.read(SampleTexts.class, "samples/" + name);
  }
}
