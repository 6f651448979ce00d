package dev.isobar.local.sample;

import dev.isobar.contracts.RawArticle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads five real articles: unchanged plain text with boilerplate, in English and Chinese. */
public final class Samples {
  private static final List<String> NAMES =
      List.of(
          "000_9ba14819aa7e76d6.txt",
          "001_35505a5a11fa9767.txt",
          "002_c9206281606896e0.txt",
          "003_91bb6cd80cc773ee.txt",
          "004_ed1d0242aaef3209.txt");

  private Samples() {}

  /** Returns the samples in order. A name is stable and serves as the guid. */
  public static List<Sample> all() {
    return NAMES.stream().map(name -> new Sample(name, read(name))).toList();
  }

  /** Returns the texts in the same order. */
  public static List<String> texts() {
    return all().stream().map(Sample::text).toList();
  }

  private static String read(String name) {
    try (InputStream in = RawArticle.class.getResourceAsStream("samples/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Holds one sample.
   *
   * @param name the name of the file
   * @param text the unchanged text
   */
  public record Sample(String name, String text) {}
}
