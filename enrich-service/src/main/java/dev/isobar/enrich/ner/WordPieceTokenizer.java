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
 * Splits the words of {@link BasicTokenizer} into the pieces of a BERT vocabulary, longest piece
 * first. Words are compared in lower case and without accents, as in the training of the models.
 */
final class WordPieceTokenizer {
  /**
   * Longest word in code points; a longer run becomes one unknown piece, so that the work stays
   * linear.
   */
  private static final int MAX_WORD_LENGTH = 64;

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

  /** Reads a vocabulary with one piece per line, in UTF-8. */
  static WordPieceTokenizer read(InputStream in) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new WordPieceTokenizer(lines.lines().toList());
    }
  }

  /** Returns the id of a required piece such as {@code [CLS]}. */
  int id(String piece) {
    Integer id = vocabulary.get(piece);
    if (id == null) {
      throw new IllegalArgumentException("vocabulary must contain the piece " + piece);
    }
    return id;
  }

  /** Returns the ids of a word's pieces; there is at least one. */
  int[] pieces(String word) {
    if (word.codePointCount(0, word.length()) > MAX_WORD_LENGTH) {
      return unknownPiece;
    }
    String normalized = normalized(word);
    Integer whole = vocabulary.get(normalized);
    if (whole != null) {
      return new int[] {whole};
    }
    int[] ids = new int[normalized.length()];
    int size = 0;
    for (int at = 0; at < normalized.length(); ) {
      int end = normalized.length();
      Integer id = null;
      while (end > at && (id = vocabulary.get(key(normalized, at, end))) == null) {
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

  private static String normalized(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    boolean ascii = true;
    for (int i = 0; i < lower.length() && ascii; i++) {
      ascii = lower.charAt(i) < 128;
    }
    if (ascii) {
      return lower;
    }
    String split = Normalizer.normalize(lower, Normalizer.Form.NFD);
    StringBuilder normalized = new StringBuilder(split.length());
    split
        .codePoints()
        .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
        .forEach(normalized::appendCodePoint);
    return normalized.toString();
  }
}
