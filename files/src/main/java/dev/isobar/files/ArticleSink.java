package dev.isobar.files;

import java.io.IOException;

/** Takes the articles of a file in their order. */
@FunctionalInterface
public interface ArticleSink {
  /**
   * Takes one record. Returns when the next may be read.
   *
   * @throws InterruptedException if the reading must stop
   */
  void take(FileArticle article) throws IOException, InterruptedException;
}
