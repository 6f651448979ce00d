package dev.isobar.query.search;

/**
 * Counts the changes that turn a text into another one: a character added, omitted or replaced, or
 * two neighbours exchanged (the restricted Damerau-Levenshtein distance).
 */
final class SpellingDistance {
  private SpellingDistance() {}

  /** Returns the distance, or {@code max + 1} if it is larger than {@code max}. */
  static int of(String one, String other, int max) {
    if (Math.abs(one.length() - other.length()) > max) {
      return max + 1;
    }
    int[] before = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        boolean exchanged =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        row[j] = exchanged ? Math.min(row[j], before[j - 2] + 1) : row[j];
        least = Math.min(least, row[j]);
      }
      if (least > max) {
        return max + 1;
      }
      int[] reused = before;
      before = last;
      last = row;
      row = reused;
    }
    return Math.min(last[other.length()], max + 1);
  }
}
