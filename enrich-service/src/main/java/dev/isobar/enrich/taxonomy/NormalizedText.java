package dev.isobar.enrich.taxonomy;

/**
 * Holds a text as the lexicons read it: characters are folded, runs of spaces and hyphens become
 * one space, and each position maps to its offset in the original text.
 */
public final class NormalizedText {
  private static final byte BOUNDARY = 0;
  private static final byte INSIDE = 1;
  private static final byte MISSING_SPACE = 2;

  private final String text;
  private final char[] normalized;
  private final int[] offsets;
  private final byte[] boundaries;
  private final char[] prefixKeys;
  private final int length;

  private NormalizedText(String text, char[] normalized, int[] offsets, int length) {
    this.text = text;
    this.normalized = normalized;
    this.offsets = offsets;
    this.length = length;
    this.boundaries = boundaries();
    this.prefixKeys = prefixKeys();
  }

  /** Computes the kind of each boundary once, because three lexicons need it for each character. */
  private byte[] boundaries() {
    byte[] found = new byte[length + 1];
    boolean before = false;
    for (int i = 0; i < length; i++) {
      boolean here = CharacterFolding.isWordCharacter(normalized[i]);
      if (before && here) {
        found[i] = isCapital(i) && Character.isLowerCase(original(i - 1)) ? MISSING_SPACE : INSIDE;
      }
      before = here;
    }
    return found;
  }

  /** Computes the prefix key of each position once, because three lexicons need it. */
  private char[] prefixKeys() {
    char[] prefixKeys = new char[length];
    int next = 0;
    for (int start = 0; start < length; start = next) {
      next = start + 1;
      while (next < length && boundaries[next] == INSIDE) {
        next++;
      }
      if (boundaries[next] == MISSING_SPACE) {
        prefixKeys[start] = LabelPrefixFilter.ANY;
      } else if (CharacterFolding.isWordCharacter(normalized[start])) {
        prefixKeys[start] = LabelPrefixFilter.keyOfWord(normalized, start, next);
      } else if (normalized[start] != ' ') {
        prefixKeys[start] =
            LabelPrefixFilter.keyOfPair(normalized[start], next < length ? normalized[next] : 0);
      }
    }
    return prefixKeys;
  }

  /** Normalises a text. */
  public static NormalizedText of(String text) {
    int n = text.length();
    char[] normalized = new char[n + 1];
    int[] offsets = new int[n + 1];
    int length = 0;
    int i = 0;
    while (i < n) {
      char c = CharacterFolding.fold(text.charAt(i));
      offsets[length] = i;
      if (c != ' ' && c != '\n') {
        // Accents that are characters of their own and soft hyphens would hide names.
        if (c != CharacterFolding.NOTHING) {
          normalized[length++] = c;
        }
        i++;
        continue;
      }
      int breaks = 0;
      while (i < n && (c == ' ' || c == '\n')) {
        breaks += c == '\n' ? 1 : 0;
        i++;
        c = i < n ? CharacterFolding.fold(text.charAt(i)) : 0;
      }
      normalized[length++] = breaks > 1 ? CharacterFolding.BREAK : ' ';
    }
    offsets[length] = n;
    return new NormalizedText(text, normalized, offsets, length);
  }

  /** Returns the original text. */
  public String text() {
    return text;
  }

  int length() {
    return length;
  }

  /** Returns whether the original character is upper case. */
  boolean isCapital(int position) {
    char c = text.charAt(offsets[position]);
    return c < 0x80 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
  }

  /** Returns the original character. */
  char original(int position) {
    return text.charAt(offsets[position]);
  }

  /** Returns the offset of a position in the original text. */
  int offset(int position) {
    return offsets[position];
  }

  /**
   * Returns the offset in the original text at which a label ends that ends before the position. An
   * accent that follows as a character of its own belongs to the label.
   */
  int endOffset(int position) {
    int end = offsets[position - 1] + 1;
    while (end < text.length()
        && CharacterFolding.fold(text.charAt(end)) == CharacterFolding.NOTHING) {
      end++;
    }
    return end;
  }

  /** Returns whether the characters before and after a position belong to one word. */
  boolean isInsideWord(int position) {
    return boundaries[position] != BOUNDARY;
  }

  /**
   * Returns whether a word may begin at a position: after a character that is not a letter or
   * digit, or at a missing space, which machine translation produces ("as well asForest cutting").
   */
  boolean mayBeginWord(int position) {
    return boundaries[position] != INSIDE;
  }

  /** Returns the {@link LabelPrefixFilter} key of the position. */
  char prefixKey(int position) {
    return prefixKeys[position];
  }

  char[] characters() {
    return normalized;
  }

  @Override
  public String toString() {
    return new String(normalized, 0, length);
  }
}
