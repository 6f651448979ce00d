package dev.isobar.contracts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.isobar.contracts.text.ByteOrderMark;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Recognises bytes that are not text (a picture, a PDF, an archive), whatever media type is
 * declared: by the signature of a known format, else by the share of control characters.
 */
public final class BinaryDetector {
  private static final String UNKNOWN = "of an unknown format";
  private static final int SIGNATURE_SEARCH_LENGTH = 64;

  /**
   * Patterns over bytes as characters. Formats that begin with many zeros need no entry; those that
   * consist of printable characters do.
   */
  private static final Map<String, Pattern> SIGNATURES =
      Map.ofEntries(
          signature("a PDF document", "(?:\\xEF\\xBB\\xBF|[\\s\\uFEFF])*%PDF-\\d"),
          signature("a PostScript document", "\\x04?%!PS"),
          signature("an RTF document", "\\{\\\\rtf"),
          signature("an Office document", "\\xD0\\xCF\\x11\\xE0\\xA1\\xB1\\x1A\\xE1"),
          signature("a ZIP archive or a document in one", "PK(?:\\x03\\x04|\\x05\\x06|\\x07\\x08)"),
          signature(
              "a compressed file",
              "\\x1F\\x8B\\x08|BZh\\d1AY&SY|\\xFD7zXZ\\x00|\\x28\\xB5\\x2F\\xFD"),
          signature("an archive", "7z\\xBC\\xAF\\x27\\x1C|Rar!\\x1A\\x07"),
          signature("a JPEG picture", "\\xFF\\xD8\\xFF"),
          signature("a PNG picture", "\\x89PNG\\r?\\n"),
          signature("a GIF picture", "GIF8[79]a.{0,12}[\\x00-\\x08\\x0E-\\x1F]"),
          signature("a TIFF picture", "II\\*\\x00|MM\\x00\\*"),
          signature("a RIFF file", "RIFF.{4}(?:WEBP|WAVE|AVI )"),
          signature("a film or a picture", "\\x00.{3}ftyp|\\x1A\\x45\\xDF\\xA3"),
          signature("a recording", "ID3[\\x02-\\x04]|OggS\\x00|fLaC\\x00"),
          signature("a font", "wOF[F2](?:\\x00\\x01|OTTO|true)"),
          signature(
              "a picture or a compressed file that was decoded as UTF-8",
              "\\uFFFD{3,4}\\x00\\x10(?:JFIF|Exif)|\\uFFFD+\\x00\\x00?.?Exif|\\uFFFDPNG\\r?\\n|\\x1F\\uFFFD\\x08"),
          signature(
              "a PDF document, a picture or an archive in base64",
              "(?:data:[a-z]+/[a-z0-9.+-]+;base64,)?(?:JVBERi0x|/9j/4[A-Za-z0-9+/]{3}|iVBORw0KGgo|R0lGODl[hk]|H4sI[A-Za-z0-9+/]{4}|UEsDB[A-Za-z0-9+/]{3})[A-Za-z0-9+/=\\r\\n]{20,}"),
          signature("a program", "\\x7FELF|\\xCA\\xFE\\xBA\\xBE|\\x00asm"));

  /**
   * Number of characters at the start that are checked separately, because formats begin with
   * numbers, whose zeros may be a small share of a long file.
   */
  private static final int HEAD_LENGTH = 256;

  /**
   * Largest share of control characters. Random bytes have 10 %. Texts have a few at most, such as
   * the cell marks of a word processor.
   */
  private static final double MAX_CONTROL_SHARE = 0.04;

  private static final int MIN_CONTROLS = 3;

  private BinaryDetector() {}

  /**
   * Rejects a RawArticle whose content is not text.
   *
   * @throws ContractViolationException at {@code /content} or {@code /contentBase64}
   */
  static void refuse(RawArticle raw, byte[] contentBytes) {
    if (contentBytes != null) {
      refuse("/contentBase64", contentBytes);
    } else {
      refuse("/content", formatOf(raw.content()));
    }
  }

  /**
   * Rejects bytes that are not text in any charset.
   *
   * @param pointer JSON pointer (RFC 6901) of the field that contains them
   * @throws ContractViolationException at {@code pointer}
   */
  public static void refuse(String pointer, byte[] bytes) {
    refuse(pointer, formatOf(bytes));
  }

  private static void refuse(String pointer, String format) {
    if (format != null) {
      throw new ContractViolationException(
          ContractViolationException.Reason.NOT_TEXT,
          pointer,
          "is %s, not text: send the article as HTML or plain text".formatted(format));
    }
  }

  /** Returns the format of the bytes, or null for text. */
  private static String formatOf(byte[] bytes) {
    Charset utf16 = ByteOrderMark.charset(bytes);
    if (utf16 == null || utf16 == UTF_8) {
      String format = formatOf(new String(bytes, ISO_8859_1));
      utf16 = UNKNOWN.equals(format) ? Utf16Detector.withoutMark(bytes) : null;
      if (utf16 == null) {
        return format;
      }
    }
    return Utf16Detector.isWritten(bytes, utf16) ? null : UNKNOWN;
  }

  /** Returns the format of binary data that was decoded as characters, or null for text. */
  private static String formatOf(String text) {
    String head = text.substring(0, Math.min(text.length(), SIGNATURE_SEARCH_LENGTH));
    for (Map.Entry<String, Pattern> signature : SIGNATURES.entrySet()) {
      if (signature.getValue().matcher(head).lookingAt()) {
        return signature.getKey();
      }
    }
    return hasManyControls(text, Math.min(text.length(), HEAD_LENGTH))
            || hasManyControls(text, text.length())
        ? UNKNOWN
        : null;
  }

  /** Runs over every character of every article, so it is a loop, not a stream. */
  private static boolean hasManyControls(String text, int length) {
    int controls = 0;
    for (int i = 0; i < length; i++) {
      if (isControl(text.charAt(i))) {
        controls++;
      }
    }
    return controls >= MIN_CONTROLS && controls > MAX_CONTROL_SHARE * length;
  }

  /**
   * Returns whether a character is a control character that texts do not contain. Layout characters
   * and the shifts of ISO 2022 occur in texts; only UTF-16 uses the others.
   */
  static boolean isControl(int c) {
    return c < 0x20 && (c < '\t' || c > 0x0F) && c != 0x1B || c == 0x7F;
  }

  private static Map.Entry<String, Pattern> signature(String format, String bytes) {
    return Map.entry(format, Pattern.compile(bytes, Pattern.DOTALL));
  }
}
