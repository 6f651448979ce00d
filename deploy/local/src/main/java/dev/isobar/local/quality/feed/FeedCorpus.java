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
 * Holds the results of the reader with a corpus.
 *
 * @param survived the files that were read or refused with a named reason
 * @param slowest the longest time of one file in seconds
 * @param failures the assertions that do not hold and the crashes, one per line
 */
public record FeedCorpus(
    int files, int survived, int assertions, int held, double slowest, List<String> failures) {
  private static final double NANOS = 1e9;

  /** A file that takes longer in seconds is read again; the best of three counts. */
  private static final double FAST = 0.2;

  private static final int ROUNDS = 3;
  private static final int LINE = 160;

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
      double seconds = Double.MAX_VALUE;
      FeedDocument document = null;
      for (int round = 0; round < ROUNDS && seconds > FAST; round++) {
        long start = System.nanoTime();
        document = read(file, round == 0);
        seconds = Math.min(seconds, (System.nanoTime() - start) / NANOS);
      }
      slowest = Math.max(slowest, seconds);
      for (FeedAssertion assertion : file.assertions()) {
        Optional<Boolean> holds = FeedComparison.compare(assertion, document);
        if (holds.isPresent()) {
          assertions++;
          held += holds.get() ? 1 : 0;
          if (!holds.get()) {
            failures.add(file.name() + ": " + shown(assertion));
          }
        }
      }
    }

    /** Reads a file; null if it is refused or the reader crashes. */
    private FeedDocument read(FeedFile file, boolean isCounted) {
      FeedDocument document = null;
      String crash = null;
      try {
        document =
            reader.read(
                file.body(),
                file.contentType(),
                file.address(),
                ZoneOffset.UTC,
                FeedKind.FEED,
                ExtractionHints.NONE);
      } catch (UnreadableFeedException e) {
        // A named reason is an answer.
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        crash = file.name() + ": " + e;
      }
      if (isCounted && crash == null) {
        survived++;
      } else if (isCounted) {
        failures.add(crash);
      }
      return document;
    }

    private static String shown(FeedAssertion assertion) {
      String line = (assertion.field() + " " + assertion.expected()).replaceAll("\\s+", " ");
      return line.length() <= LINE ? line : line.substring(0, LINE) + "...";
    }

    FeedCorpus result() {
      return new FeedCorpus(files, survived, assertions, held, slowest, List.copyOf(failures));
    }
  }
}
