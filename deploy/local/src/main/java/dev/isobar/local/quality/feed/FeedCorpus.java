package dev.isobar.local.quality.feed;

import dev.isobar.ingest.feed.definition.ExtractionHints;
import dev.isobar.ingest.feed.definition.FeedKind;
import dev.isobar.ingest.feed.document.FeedDocument;
import dev.isobar.ingest.feed.document.FeedDocumentReader;
import dev.isobar.ingest.feed.document.UnreadableFeedException;
import dev.isobar.local.quality.data.DataSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds what the reader made of a corpus.
 *
 * @param survived the files that were read or refused with a named reason
 * @param slowest the longest time of one file in seconds
 * @param failures the assertions that do not hold and the crashes, one per line
 */
public record FeedCorpus(
    int files, int survived, int assertions, int held, double slowest, List<String> failures) {
  private static final double NANOS = 1e9;

  /** Reads all files of a folder. */
  public static FeedCorpus read(DataSets sets, String folder, String expected) throws IOException {
    Path corpus = sets.at(folder, expected);
    List<Path> paths;
    try (Stream<Path> tree = Files.walk(corpus)) {
      paths = tree.filter(Files::isRegularFile).filter(FeedCorpus::isFeed).sorted().toList();
    }
    Counter counter = new Counter();
    for (Path path : sets.cut(paths)) {
      counter.count(FeedFile.read(corpus, path));
    }
    return counter.result();
  }

  private static boolean isFeed(Path file) {
    String name = file.getFileName().toString();
    return !name.equals("LICENSE") && !name.endsWith(".md");
  }

  /** Counts while files are read. */
  private static final class Counter {
    private final FeedDocumentReader reader = new FeedDocumentReader();
    private final List<String> failures = new ArrayList<>();
    private int files;
    private int survived;
    private int assertions;
    private int held;
    private double slowest;

    void count(FeedFile file) {
      files++;
      long start = System.nanoTime();
      FeedDocument document = null;
      try {
        document =
            reader.read(
                file.body(),
                file.contentType(),
                file.address(),
                ZoneOffset.UTC,
                FeedKind.FEED,
                ExtractionHints.NONE);
        survived++;
      } catch (UnreadableFeedException e) {
        survived++;
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        failures.add(file.name() + ": " + e);
      }
      slowest = Math.max(slowest, (System.nanoTime() - start) / NANOS);
      for (FeedAssertion assertion : file.assertions()) {
        Optional<Boolean> holds = FeedComparison.compare(assertion, document);
        if (holds.isPresent()) {
          assertions++;
          held += holds.get() ? 1 : 0;
          if (!holds.get()) {
            failures.add(file.name() + ": " + assertion.field() + " " + assertion.expected());
          }
        }
      }
    }

    FeedCorpus result() {
      return new FeedCorpus(files, survived, assertions, held, slowest, List.copyOf(failures));
    }
  }
}
