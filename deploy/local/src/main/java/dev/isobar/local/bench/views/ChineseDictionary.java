package dev.isobar.local.bench.views;

import dev.isobar.local.stack.ServiceApps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Reads the dictionary of enrich-service's recogniser of Chinese names. */
final class ChineseDictionary {
  private static final String RESOURCE = "recogniser/zh/words.txt.gz";

  /** A word, the first letters of its part of speech, its frequency. */
  private static final Pattern LINE = Pattern.compile("(\\p{IsHan}{2})[a-z]+(\\d+)");

  private ChineseDictionary() {}

  private record Entry(String word, int frequency) {}

  /**
   * Returns words of two characters, the most frequent first.
   *
   * @param enrichApp the folder of enrich-service's packaged jars
   */
  static List<String> words(Path enrichApp, int limit) throws IOException {
    List<URL> jars = new ArrayList<>();
    for (Path jar : ServiceApps.jars(enrichApp)) {
      jars.add(jar.toUri().toURL());
    }
    try (URLClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new), null);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(loader.getResourceAsStream(RESOURCE)),
                    StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(LINE::matcher)
          .filter(Matcher::matches)
          .map(line -> new Entry(line.group(1), Integer.parseInt(line.group(2))))
          .sorted(Comparator.comparingInt(Entry::frequency).reversed())
          .limit(limit)
          .map(Entry::word)
          .toList();
    }
  }
}
