package dev.isobar.enrich.text;

import dev.isobar.contracts.text.HanText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Repairs text that somebody decoded with the wrong charset before it came here: UTF-8 that was
 * read as Latin-1, as windows-1252 or as GBK, and GBK that was read as Latin-1.
 *
 * <p>Right text comes back as it is: a run of accented letters is almost never valid UTF-8, and a
 * text is only taken for GBK if its characters become clearly more frequent ones.
 */
public final class MojibakeRepair {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** The closing quotation mark, whose last byte windows-1252 does not have. */
  private static final String LOST_QUOTE = "â€\uFFFD";

  /** Least share of runs beyond ASCII that must be valid UTF-8. */
  private static final double MIN_VALID = 0.7;

  /** Least number of such runs in a text without Chinese. */
  private static final int MIN_RUNS = 2;

  /** Least share of bytes that begin a character of UTF-8: one in four, if all have four bytes. */
  private static final double MIN_PAIRS = 0.2;

  /** Least number of bytes of a text that may be GBK read as Latin-1. */
  private static final int MIN_GBK = 20;

  /** Characters that UTF-8 read as GBK produces: parts of 的，。中了是在人国成说. */
  private static final String GBK_MARKS = "锛銆鐨涓浜鏄鍦鍥鎴璇鈥鐢鏂绗鍒";

  private static final double MIN_MARKS = 0.04;
  private static final double MIN_GAIN = 0.15;

  /** Largest share of characters that the first, wrong decoding has destroyed. */
  private static final double MAX_LOST = 0.12;

  private MojibakeRepair() {}

  /** Returns the text as it was before it was decoded wrongly, or the text itself. */
  public static String repaired(String text) {
    int western = 0;
    int pairs = 0;
    int adjacent = 0;
    int marks = 0;
    int han = 0;
    char before = ' ';
    // A copy is scanned twice as fast as the string, and most text has nothing to repair.
    for (char c : text.toCharArray()) {
      if (c >= 0x80) {
        if (isByte(c)) {
          western++;
          pairs += before >= 0xC2 && before <= 0xF4 && isContinuation(c) ? 1 : 0;
          adjacent += before >= 0x80 ? 1 : 0;
        } else if (HanText.isHan(c)) {
          han++;
          marks += GBK_MARKS.indexOf(c) >= 0 ? 1 : 0;
        }
      }
      before = c;
    }
    if (marks >= 2 && marks > MIN_MARKS * han) {
      return fromGbk(text);
    }
    if (pairs > 0 && pairs >= MIN_PAIRS * western) {
      return fromWestern(text, han);
    }
    return han == 0 && western >= MIN_GBK && adjacent > MIN_VALID * western
        ? fromWesternGbk(text)
        : text;
  }

  /** Returns whether a character stands for a byte that continues a character in UTF-8. */
  private static boolean isContinuation(char c) {
    return c < 0xC0 || c > 0xFF;
  }

  private static String fromWestern(String text, int han) {
    StringBuilder repaired = new StringBuilder(text.length());
    int runs = 0;
    int valid = 0;
    int start = 0;
    while (start < text.length()) {
      int end = start;
      boolean bytes = isByte(text.charAt(start));
      while (end < text.length() && isByte(text.charAt(end)) == bytes) {
        end++;
      }
      String run = text.substring(start, end);
      if (bytes) {
        String decoded = utf8(run);
        runs++;
        valid += decoded != null ? 1 : 0;
        repaired.append(decoded != null ? decoded : run);
      } else {
        repaired.append(run);
      }
      start = end;
    }
    boolean foundHan = han == 0 && HanText.hasHan(repaired);
    if (valid >= (foundHan ? 1 : MIN_RUNS) && valid >= MIN_VALID * runs) {
      return repaired.toString().replace(LOST_QUOTE, "”");
    }
    return text;
  }

  /** Returns a run as UTF-8, or null if it is not. */
  private static String utf8(String run) {
    byte[] bytes = bytes(run);
    if (bytes.length < 2) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static String fromWesternGbk(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80 && !isByte(text.charAt(i))) {
        return text;
      }
    }
    String decoded = new String(GbkBytes.withEuro(bytes(text)), GB18030);
    double before = DecodedTextScore.of(text);
    double after = DecodedTextScore.of(decoded);
    return after > before + 2 * MIN_GAIN && decoded.indexOf('\uFFFD') < 0 && after > 0.4
        ? decoded
        : text;
  }

  private static String fromGbk(String text) {
    String decoded = new String(gbkBytes(text), StandardCharsets.UTF_8);
    int lost = 0;
    int beyondAscii = 0;
    for (int i = 0; i < decoded.length(); i++) {
      lost += decoded.charAt(i) == '\uFFFD' ? 1 : 0;
      beyondAscii += decoded.charAt(i) >= 0x80 ? 1 : 0;
    }
    boolean better =
        DecodedTextScore.of(decoded.replace("\uFFFD", ""))
            > DecodedTextScore.of(text.replace("\uFFFD", "")) + MIN_GAIN;
    return better && lost <= MAX_LOST * beyondAscii ? decoded : text;
  }

  /** Returns the bytes that were read as GBK. What GBK could not read was mostly the byte 80. */
  private static byte[] gbkBytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * text.length());
    int start = 0;
    for (int at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', start)) {
      bytes.writeBytes(text.substring(start, at).getBytes(GB18030));
      bytes.write(0x80);
      start = at + 1;
    }
    bytes.writeBytes(text.substring(start).getBytes(GB18030));
    return bytes.toByteArray();
  }

  /** Returns whether a character beyond ASCII stands for one byte of Latin-1 or windows-1252. */
  private static boolean isByte(char c) {
    return c >= 0x80 && (c <= 0xFF || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".indexOf(c) >= 0);
  }

  private static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= 0xFF) {
        bytes.write(c);
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(WINDOWS_1252));
      }
    }
    return bytes.toByteArray();
  }
}
