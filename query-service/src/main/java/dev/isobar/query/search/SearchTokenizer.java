package dev.isobar.query.search;

/**
 * Splits text into words of folded letters and digits ({@link FoldedCharacters}), and into
 * overlapping pairs of Chinese, Japanese and Korean characters. The last character of a run of such
 * characters is also a word, so that each character begins a word.
 *
 * <ul>
 *   <li>Full stops in acronyms ({@code E.U.}), commas in numbers ({@code 1,000}) and an apostrophe
 *       with {@code s} are omitted.
 *   <li>A run of Chinese characters continues after blanks and one line break.
 *   <li>A hyphen separates words; the word without the hyphen is reported too.
 * </ul>
 */
final class SearchTokenizer {
  /** In UTF-16 code units; the rest of a longer word is ignored. */
  static final int MAX_LENGTH = 64;

  /** No character. */
  static final int NONE = -1;

  /** Receives the words in order, with their range in the text. */
  interface Sink {
    /** Receives a word. */
    void word(SearchWord word, int position, int start, int end);

    /**
     * Receives a word and the one before it without the hyphen between them.
     *
     * @param position the position of the second word, which comes next
     */
    void hyphenated(SearchWord joined, int position);

    /**
     * Receives a pair of characters, which has the position of its first character.
     *
     * @param second {@link #NONE} for the last character of a run
     */
    void characters(int first, int second, int position, int start, int end);
  }

  private final Sink sink;
  private final char[] word = new char[MAX_LENGTH];
  private int length;
  private int wordStart;
  private int wordEnd;
  private boolean acronym;
  private boolean grouped;
  private boolean softHyphen;

  private SearchWord previous;
  private boolean hyphen;
  private boolean punctuation;

  private int pending = NONE;
  private int pendingStart;
  private int pendingEnd;
  private int lineBreaks;
  private int position;
  private int at;
  private int next;

  SearchTokenizer(Sink sink, int position) {
    this.sink = sink;
    this.position = position;
  }

  /** Splits the text and returns the position after its last word. */
  int read(String text) {
    next = 0;
    while (next < text.length()) {
      at = next;
      char c = text.charAt(next++);
      char folded = FoldedCharacters.of(c);
      if (Character.isHighSurrogate(c) && next < text.length()) {
        int point = text.codePointAt(at);
        next = at + Character.charCount(point);
        readAll(text, FoldedCharacters.expansion(point));
      } else if (FoldedCharacters.isExpanded(folded)) {
        readAll(text, FoldedCharacters.expansion(c));
      } else if (FoldedCharacters.isSuperscript(c)) {
        readSuperscript(folded);
      } else {
        read(text, folded);
      }
    }
    end();
    return position;
  }

  private void readAll(String text, String folded) {
    folded.codePoints().forEach(point -> read(text, point));
  }

  private void read(String text, int c) {
    if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
      append(c);
      return;
    }
    switch (c) {
      case FoldedCharacters.IGNORED -> softHyphen = text.charAt(at) == '\u00AD';
      case FoldedCharacters.BLANK -> readBlank(text);
      case FoldedCharacters.LINE_BREAK -> {
        lineBreaks++;
        readBlank(text);
      }
      case FoldedCharacters.PUNCTUATION -> endPart();
      case FoldedCharacters.SIGN -> end();
      case '\'' -> readApostrophe(text);
      case '.' -> readFullStop(text);
      case ',' -> readComma(text);
      case '-' -> readHyphen(text);
      default -> readLetter(c);
    }
  }

  private void readLetter(int c) {
    if (FoldedCharacters.isPaired(c)) {
      endWord();
      pair(c);
    } else {
      append(c);
    }
  }

  /**
   * Omits the number of a footnote; after at most three letters it is that of a unit or formula.
   */
  private void readSuperscript(char digit) {
    if (length > 0 && length <= 3 && !isDigit(word[length - 1])) {
      append(digit);
    } else {
      endWord();
    }
  }

  /** A word that was divided by a soft hyphen continues on the next line. */
  private void readBlank(String text) {
    if (softHyphen) {
      return;
    }
    endWord();
    if (lineBreaks > 1 || pending >= 0xAC00 && pending <= 0xD7AF) {
      endRun();
    }
  }

  private void readApostrophe(String text) {
    if (length > 0 && isPossessive(text)) {
      next++;
    }
    end();
  }

  private boolean isPossessive(String text) {
    return next < text.length()
        && (text.charAt(next) == 's' || text.charAt(next) == 'S')
        && !isWordAt(text, next + 1);
  }

  /** Continues a word of single letters with full stops, such as {@code U.S.A.-led}. */
  private void readFullStop(String text) {
    boolean letters = length == 1 && !isDigit(word[0]) || acronym;
    acronym = letters && isWordAt(text, next) && !isWordAt(text, next + 1);
    char after = next < text.length() ? FoldedCharacters.of(text.charAt(next)) : ' ';
    boolean continues = letters && (after == '\'' || after == '-');
    if (!acronym && !continues) {
      end();
    }
  }

  private void readComma(String text) {
    int digits = 0;
    while (next + digits < text.length()
        && isDigit(FoldedCharacters.of(text.charAt(next + digits)))) {
      digits++;
    }
    grouped = digits == 3 && length > 0 && isNumber() && (length <= 3 || grouped);
    if (!grouped) {
      endPart();
    }
  }

  /** A hyphen at the end of a line may divide a word. */
  private void readHyphen(String text) {
    boolean afterWord = length > 0;
    end();
    int i = next;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    boolean divided =
        i > next && text.substring(next, i).chars().filter(c -> c == '\n').count() == 1;
    if (afterWord && i < text.length()) {
      char c = text.charAt(i);
      hyphen = i == next ? isWordAt(text, i) : divided && Character.isLowerCase(c);
      next = hyphen ? i : next;
    }
  }

  private static boolean isWordAt(String text, int at) {
    return at < text.length() && Character.isLetterOrDigit(text.codePointAt(at));
  }

  private boolean isNumber() {
    for (int i = 0; i < length; i++) {
      if (!isDigit(word[i])) {
        return false;
      }
    }
    return true;
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Returns the pair, or the character if the second one is {@link #NONE}. */
  static String pair(int first, int second) {
    return second == NONE
        ? Character.toString(first)
        : new StringBuilder(4).appendCodePoint(first).appendCodePoint(second).toString();
  }

  private void pair(int c) {
    if (pending >= 0) {
      sink.characters(pending, c, position++, pendingStart, next);
    }
    pending = c;
    pendingStart = at;
    pendingEnd = next;
    lineBreaks = 0;
    softHyphen = false;
    previous = null;
  }

  private void append(int c) {
    if (length == 0) {
      endRun();
      wordStart = at;
    }
    wordEnd = next;
    softHyphen = false;
    if (length < MAX_LENGTH - 1) {
      length += Character.toChars(c, word, length);
    }
  }

  /** Ends the word or run, and separates a number from what was before it: {@code COP, 29}. */
  private void endPart() {
    end();
    punctuation = true;
  }

  private void end() {
    softHyphen = false;
    endRun();
    endWord();
    hyphen = false;
  }

  private void endRun() {
    if (pending >= 0) {
      sink.characters(pending, NONE, position++, pendingStart, pendingEnd);
      pending = NONE;
    }
    lineBreaks = 0;
  }

  private void endWord() {
    if (length == 0) {
      return;
    }
    SearchWord found = SearchWord.of(word, length);
    if (previous != null) {
      boolean digit = isDigit(word[0]);
      boolean changes = digit != isDigit(previous.text().charAt(previous.text().length() - 1));
      if (punctuation && changes) {
        position++;
      } else if (hyphen && !changes && !digit) {
        sink.hyphenated(SearchWord.of(previous.text() + found.text()), position);
      }
    }
    sink.word(found, position++, wordStart, wordEnd);
    previous = found;
    length = 0;
    acronym = false;
    grouped = false;
    punctuation = false;
    hyphen = false;
  }
}
