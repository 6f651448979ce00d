package dev.isobar.contracts.text;

/** Shortens texts without splitting a surrogate pair. */
public final class TruncatedText {
  private TruncatedText() {}

  /** Returns the first characters of a text, {@code maxLength} at most. */
  public static String head(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(maxLength - 1));
    return text.substring(0, splitsPair ? maxLength - 1 : maxLength);
  }

  /** Returns a text, or its beginning and an ellipsis with {@code maxLength} characters at most. */
  public static String withEllipsis(String text, int maxLength) {
    return text.length() <= maxLength ? text : head(text, maxLength - 1) + "…";
  }
}
