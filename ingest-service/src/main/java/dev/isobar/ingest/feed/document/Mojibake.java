package dev.isobar.ingest.feed.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Repairs UTF-8 that was read as a Western charset and encoded again. */
final class Mojibake {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** A lead byte and a continuation byte of UTF-8 as they look in a Western charset. */
  private static final Pattern SUSPECT =
      Pattern.compile(
          "[\\u00C2-\\u00F4][\\u0080-\\u00BF\\u20AC\\u201A\\u0192\\u201E\\u2026\\u2020\\u2021\\u02C6"
              + "\\u2030\\u0160\\u2039\\u0152\\u017D\\u2018\\u2019\\u201C\\u201D\\u2022\\u2013\\u2014"
              + "\\u02DC\\u2122\\u0161\\u203A\\u0153\\u017E\\u0178]");

  private Mojibake() {}

  /** Returns the repaired text; the same string if it is not certainly damaged in this way. */
  static String repair(String text) {
    if (!SUSPECT.matcher(text).find()) {
      return text;
    }
    byte[] bytes = westernBytes(text);
    if (bytes == null) {
      return text;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return text;
    }
  }

  private static byte[] westernBytes(String text) {
    CharsetEncoder encoder = WINDOWS_1252.newEncoder();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= 0xFF) {
        bytes.write(c);
      } else if (encoder.canEncode(c)) {
        try {
          bytes.write(encoder.encode(CharBuffer.wrap(new char[] {c})).get());
        } catch (CharacterCodingException e) {
          return null;
        }
      } else {
        return null;
      }
    }
    return bytes.toByteArray();
  }
}
