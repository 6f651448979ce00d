package dev.isobar.local.quality.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads NTREX: news documents with the same lines in English and both Chinese scripts. */
public final class ParallelDocuments {
  public static final String ENGLISH = "newstest2019-src.eng.txt";
  public static final String SIMPLIFIED = "newstest2019-ref.zho-CN.txt";
  public static final String TRADITIONAL = "newstest2019-ref.zho-TW.txt";

  /** The length of an article in measurements of speed. */
  public static final int ARTICLE_BYTES = 3000;

  private static final String WHAT = "NTREX's %s (news documents and their translations)";

  private ParallelDocuments() {}

  public static List<String> lines(DataSets sets, String file) throws IOException {
    return Files.readAllLines(sets.at("twins/" + file, WHAT.formatted(file)));
  }

  /** Returns the documents in order, each as a list of lines. */
  public static List<List<String>> of(DataSets sets, String file) throws IOException {
    Path ids = sets.at("twins/DOCUMENT_IDS.tsv", WHAT.formatted("DOCUMENT_IDS.tsv"));
    List<String> lines = lines(sets, file);
    Map<String, List<String>> documents = new LinkedHashMap<>();
    List<String> of = Files.readAllLines(ids);
    for (int i = 0; i < Math.min(of.size(), lines.size()); i++) {
      documents.computeIfAbsent(of.get(i).strip(), id -> new ArrayList<>()).add(lines.get(i));
    }
    return sets.cut(List.copyOf(documents.values()));
  }

  public static List<String> texts(DataSets sets, String file) throws IOException {
    return of(sets, file).stream().map(lines -> String.join("\n", lines)).toList();
  }

  /** Returns the beginning of a text, at most so many bytes in UTF-8, without a cut character. */
  public static String start(String text, int bytes) {
    int left = bytes;
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      left -= character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
      if (left < 0) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end);
  }
}
