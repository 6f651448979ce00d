package dev.isobar.ingest.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Shows bytes as text if they are UTF-8 text, else as Base64.
 *
 * @param text null if the bytes are not text
 * @param base64 null if the bytes are text
 * @param bytes the size of the whole value
 * @param truncated whether only the beginning is shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LetterValue(String text, String base64, int bytes, boolean truncated) {

  /**
   * Returns the first {@code max} bytes, without a part of a character at the end; null of null.
   */
  static LetterValue of(byte[] value, int max) {
    if (value == null) {
      return null;
    }
    boolean truncated = value.length > max;
    if (isText(value)) {
      byte[] shown = truncated ? Arrays.copyOf(value, characterStart(value, max)) : value;
      return new LetterValue(
          new String(shown, StandardCharsets.UTF_8), null, value.length, truncated);
    }
    byte[] shown = truncated ? Arrays.copyOf(value, max) : value;
    return new LetterValue(
        null, Base64.getEncoder().encodeToString(shown), value.length, truncated);
  }

  private static boolean isText(byte[] value) {
    for (byte b : value) {
      if (b == 0) {
        return false;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Returns the start of the character that the byte at {@code index} belongs to. */
  private static int characterStart(byte[] utf8, int index) {
    int start = index;
    while (start > 0 && (utf8[start] & 0xC0) == 0x80) {
      start--;
    }
    return start;
  }
}
