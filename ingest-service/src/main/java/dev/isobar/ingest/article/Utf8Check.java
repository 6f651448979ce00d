package dev.isobar.ingest.article;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether bytes are certainly UTF-8. In doubt they travel as bytes, so that one place alone, the
 * enrichment, judges charsets, with the page's own declaration before its eyes.
 */
final class Utf8Check {
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s\";]+)\"?");

  private Utf8Check() {}

  /** The text, where it is valid UTF-8 and declared so, or plain text that declares nothing. */
  static Optional<String> of(byte[] bytes, String contentType) {
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

  /** Western text in UTF-16 is valid UTF-8, too. */
  private static boolean holdsZeros(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }
}
