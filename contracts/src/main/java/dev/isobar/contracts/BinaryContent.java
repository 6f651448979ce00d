package dev.isobar.contracts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tells bytes that are no text (a picture, a PDF, an archive) by what they are, whatever media type
 * is declared: by the signature of a known format, else by the share of control characters.
 */
public final class BinaryContent {
  private static final String UNKNOWN = "of an unknown format";
  private static final int SIGNATURE_WITHIN = 64;

  /**
   * Byte for byte as characters. Formats that begin with many zeros need no entry; those that
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
          signature("a program", "\\x7FELF|\\xCA\\xFE\\xBA\\xBE|\\x00asm"));

  /** Formats begin with numbers, whose zeros may be few in a long file. In characters. */
  private static final int HEAD = 256;

  /**
   * Bytes at random hold 10 % control characters. Texts hold a few strays at most, for instance the
   * cell marks that a word processor left.
   */
  private static final double MOST_CONTROLS = 0.04;

  private static final int FEWEST_CONTROLS = 3;

  /** Pairs of bytes at random make 15 % characters that nobody writes. */
  private static final double MOST_UNWRITTEN = 0.02;

  /** Pairs of ASCII characters look like Han, but have no low byte from 0x80 on. */
  private static final double LEAST_HIGH = 0.2;

  private static final double LEAST_ALPHABETIC = 0.5;

  private BinaryContent() {}

  /**
   * Refuses a RawArticle whose content is no text.
   *
   * @throws ContractViolation at {@code /content} or {@code /contentBase64}
   */
  static void refuse(RawArticle raw, byte[] contentBytes) {
    if (contentBytes != null) {
      refuse("/contentBase64", contentBytes);
    } else {
      refuse("/content", formatOf(raw.content()));
    }
  }

  /**
   * Refuses bytes that are no text in any charset.
   *
   * @param pointer JSON pointer (RFC 6901) of the field that holds them
   * @throws ContractViolation at {@code pointer}
   */
  public static void refuse(String pointer, byte[] bytes) {
    refuse(pointer, formatOf(bytes));
  }

  private static void refuse(String pointer, String format) {
    if (format != null) {
      throw new ContractViolation(
          ContractViolation.Reason.NOT_TEXT,
          pointer,
          "is %s and no text: send the article as HTML or plain text".formatted(format));
    }
  }

  /** What the bytes are; null for text. */
  private static String formatOf(byte[] bytes) {
    if (isMarkedUtf16(bytes)) {
      return isWritten(utf16(bytes, bytes[0] == (byte) 0xFF ? UTF_16LE : UTF_16BE))
          ? null
          : UNKNOWN;
    }
    String format = formatOf(new String(bytes, ISO_8859_1));
    return UNKNOWN.equals(format) && isUnmarkedUtf16(bytes) ? null : format;
  }

  /** What the text was before somebody read its bytes as characters; null for text. */
  private static String formatOf(String text) {
    String head = text.substring(0, Math.min(text.length(), SIGNATURE_WITHIN));
    for (Map.Entry<String, Pattern> signature : SIGNATURES.entrySet()) {
      if (signature.getValue().matcher(head).lookingAt()) {
        return signature.getKey();
      }
    }
    boolean binary =
        isMoreThan(MOST_CONTROLS, text.substring(0, Math.min(text.length(), HEAD)))
            || isMoreThan(MOST_CONTROLS, text);
    return binary ? UNKNOWN : null;
  }

  private static boolean isMoreThan(double share, String text) {
    long controls = count(text.chars(), BinaryContent::isControl);
    return controls >= FEWEST_CONTROLS && controls > share * text.length();
  }

  private static boolean isMarkedUtf16(byte[] b) {
    return b.length >= 2
        && (b[0] == (byte) 0xFF && b[1] == (byte) 0xFE
            || b[0] == (byte) 0xFE && b[1] == (byte) 0xFF);
  }

  /** Its zeros are no control characters. */
  private static boolean isUnmarkedUtf16(byte[] bytes) {
    return Stream.of(UTF_16LE, UTF_16BE)
        .map(charset -> utf16(bytes, charset))
        .anyMatch(text -> isWritten(text) && (isAlphabetic(text) || isHan(text)));
  }

  private static String utf16(byte[] bytes, Charset charset) {
    return new String(bytes, 0, bytes.length & ~1, charset);
  }

  private static boolean isWritten(String text) {
    return count(text.codePoints(), BinaryContent::isUnwritten) <= MOST_UNWRITTEN * text.length();
  }

  /** Latin, Greek, Cyrillic, Hebrew, Arabic. */
  private static boolean isAlphabetic(String text) {
    return count(text.chars(), c -> c < 0x700) >= LEAST_ALPHABETIC * text.length();
  }

  private static boolean isHan(String text) {
    return count(text.chars(), c -> (c & 0x80) != 0) >= LEAST_HIGH * text.length();
  }

  private static long count(IntStream characters, IntPredicate kind) {
    return characters.filter(kind).count();
  }

  /** Layout, and the shifts of ISO 2022, are part of texts. No charset but UTF-16 uses the rest. */
  private static boolean isControl(int c) {
    return c < 0x20 && (c < '\t' || c > 0x0F) && c != 0x1B || c == 0x7F;
  }

  private static boolean isUnwritten(int c) {
    return switch (Character.getType(c)) {
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> true;
      case Character.CONTROL -> isControl(c) || c >= 0x80;
      default -> c == 0xFFFD;
    };
  }

  private static Map.Entry<String, Pattern> signature(String format, String bytes) {
    return Map.entry(format, Pattern.compile(bytes, Pattern.DOTALL));
  }
}
