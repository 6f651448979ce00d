package dev.isobar.ingest.article;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises bytes that are certainly UTF-8. Other bytes are passed on unchanged, because
 * enrich-service detects charsets and also uses the declaration in the page.
 */
public final class Utf8Check {
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s\";]+)\"?");

  private Utf8Check() {}

  /**
   * Returns the text if it is valid UTF-8 and declared as such, or is plain text without charset.
   */
  public static Optional<String> of(byte[] bytes, String contentType) {
    Matcher charset = CHARSET.matcher(contentType);
    boolean certain =
        charset.find()
            ? charset.group(1).toLowerCase(Locale.ROOT).matches("utf-?8|us-ascii")
            : contentType.toLowerCase(Locale.ROOT).startsWith("text/plain");
    return certain ? valid(bytes) : Optional.empty();
  }

  private static Optional<String> valid(byte[] bytes) {
    if (holdsZeros(bytes)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Detects Western text in UTF-16, which is also valid UTF-8. */
  private static boolean holdsZeros(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }
}
