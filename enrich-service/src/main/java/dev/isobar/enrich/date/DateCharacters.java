package dev.isobar.enrich.date;

/**
 * Maps the variants of digits, letters, dashes and spaces that dates are typed in to those that the
 * rules know, one character to one, so that offsets stay the same.
 */
final class DateCharacters {
  private DateCharacters() {}

  /** Returns the text with usual characters; the same object if it has no others. */
  static String usual(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x2000 && usual(c) != c) {
        return mapped(text, i);
      }
    }
    return text;
  }

  private static String mapped(String text, int from) {
    char[] chars = text.toCharArray();
    for (int i = from; i < chars.length; i++) {
      chars[i] = usual(chars[i]);
    }
    return new String(chars);
  }

  private static char usual(char c) {
    if (c >= '０' && c <= '９' || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ') {
      return (char) (c - 0xFEE0);
    }
    if (c >= 0x2460 && c != 0x25CB && c < 0xFE00 && c != 0x3000 && c != 0x301C && c != 0x2500) {
      return c;
    }
    return switch (c) {
      case '－', '﹣', '\u2010', '\u2011', '\u2212' -> '-';
      case '\u2012', '\u2015', '\u2500' -> '—';
      case '\u301C', '\u223C' -> '～';
      case '／' -> '/';
      case '．' -> '.';
      case '\u25CB' -> '〇';
      case '\u3000', '\u2002', '\u2003', '\u2009', '\u202F' -> ' ';
      default -> c;
    };
  }
}
