package dev.isobar.enrich.taxonomy;

/**
 * A text as the lexicons read it: characters folded, runs of spaces and hyphens made one, each
 * position tied to its place in the text as it came.
 */
public final class NormalizedText {
  private static final byte EDGE = 0;
  private static final byte INSIDE = 1;
  private static final byte GLUED = 2;

  private final String text;
  private final char[] folded;
  private final int[] offsets;
  private final byte[] edges;
  private final char[] heads;
  private final int length;

  private NormalizedText(String text, char[] folded, int[] offsets, int length) {
    this.text = text;
    this.folded = folded;
    this.offsets = offsets;
    this.length = length;
    this.edges = edges();
    this.heads = heads();
  }

  /** Once for each position: three lexicons ask it of each character. */
  private byte[] edges() {
    byte[] found = new byte[length + 1];
    boolean before = false;
    for (int i = 0; i < length; i++) {
      boolean here = CharacterFolding.joins(folded[i]);
      if (before && here) {
        found[i] = isCapital(i) && Character.isLowerCase(original(i - 1)) ? GLUED : INSIDE;
      }
      before = here;
    }
    return found;
  }

  /** Once for each position where a word may begin: three lexicons ask it. */
  private char[] heads() {
    char[] heads = new char[length];
    int next = 0;
    for (int start = 0; start < length; start = next) {
      next = start + 1;
      while (next < length && edges[next] == INSIDE) {
        next++;
      }
      if (edges[next] == GLUED) {
        heads[start] = LabelPrefixFilter.ANY;
      } else if (CharacterFolding.joins(folded[start])) {
        heads[start] = LabelPrefixFilter.word(folded, start, next);
      } else if (folded[start] != ' ') {
        heads[start] = LabelPrefixFilter.pair(folded[start], next < length ? folded[next] : 0);
      }
    }
    return heads;
  }

  public static NormalizedText of(String text) {
    int n = text.length();
    char[] folded = new char[n + 1];
    int[] offsets = new int[n + 1];
    int length = 0;
    int i = 0;
    while (i < n) {
      char c = CharacterFolding.fold(text.charAt(i));
      offsets[length] = i;
      if (c != ' ' && c != '\n') {
        folded[length++] = c;
        i++;
        continue;
      }
      int breaks = 0;
      while (i < n && (c == ' ' || c == '\n')) {
        breaks += c == '\n' ? 1 : 0;
        i++;
        c = i < n ? CharacterFolding.fold(text.charAt(i)) : 0;
      }
      folded[length++] = breaks > 1 ? CharacterFolding.BREAK : ' ';
    }
    offsets[length] = n;
    return new NormalizedText(text, folded, offsets, length);
  }

  /** The text as it came. */
  public String text() {
    return text;
  }

  int length() {
    return length;
  }

  /** Whether the character of the text as it came is a capital. */
  boolean isCapital(int position) {
    char c = text.charAt(offsets[position]);
    return c < 0x80 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
  }

  /** The character of the text as it came. */
  char original(int position) {
    return text.charAt(offsets[position]);
  }

  /** Where a folded position stands in the text as it came. */
  int offset(int position) {
    return offsets[position];
  }

  /** Where a label that ends before a folded position ends in the text as it came. */
  int endOffset(int position) {
    return offsets[position - 1] + 1;
  }

  /** Whether the characters before and behind a position make one word. */
  boolean isInsideWord(int position) {
    return edges[position] != EDGE;
  }

  /**
   * Whether a word may begin at a position: behind another character than a letter or digit, or
   * where a space was lost, as machine translation leaves it: "as well asForest cutting".
   */
  boolean mayBeginWord(int position) {
    return edges[position] != INSIDE;
  }

  /** How the word begins that may begin at a position, as {@link LabelPrefixFilter} has it. */
  char head(int position) {
    return heads[position];
  }

  char[] characters() {
    return folded;
  }

  @Override
  public String toString() {
    return new String(folded, 0, length);
  }
}
