package dev.isobar.contracts.identity;

/** Recognises characters in UTF-8 among bytes of unknown charset. */
final class Utf8 {
  private Utf8() {}

  /**
   * Returns the number of bytes of the character at {@code at}: 1 for ASCII, 2 to 4 for others, 0
   * if the bytes are not UTF-8.
   *
   * @param end the index after the last byte
   */
  static int length(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xff;
    int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (first > 0xf4 || at + length > end) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length > 2 && !isShortestForm(first, bytes[at + 1] & 0xff) ? 0 : length;
  }

  /** Returns whether the second byte is in the range of RFC 3629 section 4, without surrogates. */
  private static boolean isShortestForm(int first, int second) {
    return switch (first) {
      case 0xe0 -> second >= 0xa0;
      case 0xed -> second < 0xa0;
      case 0xf0 -> second >= 0x90;
      case 0xf4 -> second < 0x90;
      default -> true;
    };
  }
}
