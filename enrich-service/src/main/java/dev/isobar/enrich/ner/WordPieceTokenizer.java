package dev.isobar.enrich.ner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts words into the pieces of a BERT vocabulary, the longest first. The words are those of {@link
 * BasicTokenizer}; they are compared in lower case and without accents, as the models were trained.
 */
final class WordPieceTokenizer {
  /** A longer run of letters is no word: one unknown piece, so that the work stays linear. */
  private static final int LONGEST_WORD = 64;

  private final Map<String, Integer> vocabulary = new HashMap<>();
  private final int unknown;
  private final int[] unknownPiece;

  WordPieceTokenizer(List<String> pieces) {
    for (int id = 0; id < pieces.size(); id++) {
      vocabulary.putIfAbsent(pieces.get(id), id);
    }
    unknown = id("[UNK]");
    unknownPiece = new int[] {unknown};
  }

  /** Reads one piece a line, UTF-8. */
  static WordPieceTokenizer read(InputStream in) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new WordPieceTokenizer(lines.lines().toList());
    }
  }

  /** The id of a piece that has to be there, such as {@code [CLS]}. */
  int id(String piece) {
    Integer id = vocabulary.get(piece);
    if (id == null) {
      throw new IllegalArgumentException("the vocabulary lacks " + piece);
    }
    return id;
  }

  /** The ids of a word's pieces, at least one. */
  int[] pieces(String word) {
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      return unknownPiece;
    }
    String plain = plain(word);
    Integer whole = vocabulary.get(plain);
    if (whole != null) {
      return new int[] {whole};
    }
    int[] ids = new int[plain.length()];
    int size = 0;
    for (int at = 0; at < plain.length(); ) {
      int end = plain.length();
      Integer id = null;
      while (end > at && (id = vocabulary.get(key(plain, at, end))) == null) {
        end--;
      }
      if (id == null) {
        return unknownPiece;
      }
      ids[size++] = id;
      at = end;
    }
    return size == 0 ? unknownPiece : Arrays.copyOf(ids, size);
  }

  private static String key(String word, int from, int to) {
    return from == 0 ? word.substring(0, to) : "##" + word.substring(from, to);
  }

  private static String plain(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    boolean ascii = true;
    for (int i = 0; i < lower.length() && ascii; i++) {
      ascii = lower.charAt(i) < 128;
    }
    if (ascii) {
      return lower;
    }
    String split = Normalizer.normalize(lower, Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(split.length());
    split
        .codePoints()
        .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
