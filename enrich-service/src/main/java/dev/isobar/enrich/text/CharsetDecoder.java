package dev.isobar.enrich.text;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import dev.isobar.contracts.Utf16Detector;
import dev.isobar.contracts.text.ByteOrderMark;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes bytes into text. Declared charsets are often wrong, so they are checked against the
 * bytes. A byte order mark or valid UTF-8 decides at once. Otherwise the declared charset wins
 * unless another one gives a clearly better text.
 */
final class CharsetDecoder {
  private static final Pattern DECLARED =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:\\-]+)");
  private static final Pattern XML_DECLARED =
      Pattern.compile("(?i)<\\?xml[^>]{0,100}encoding\\s*=\\s*[\"']([A-Za-z0-9_.:\\-]+)");

  /**
   * Number of bytes that are searched for a declaration. Browsers search 1,024 (HTML standard,
   * section 13.2.3.2).
   */
  private static final int DECLARATION_SEARCH_BYTES = 4096;

  private static final double DECLARED_BONUS = 0.15;
  private static final double DETECTED_BONUS = 0.1;
  private static final int SAMPLE_BYTES = 1 << 16;
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset BIG5 = Charset.forName("Big5-HKSCS");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private CharsetDecoder() {}

  /**
   * Decodes a body.
   *
   * @param contentType the media type from the feed, with or without a charset
   */
  static String decode(byte[] bytes, String contentType) {
    Charset marked = ByteOrderMark.charset(bytes);
    Charset unicode = marked != null ? marked : Utf16Detector.withoutMark(bytes);
    if (unicode != null) {
      String text = new String(bytes, unicode);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return text(bytes, best(bytes, contentType));
    }
  }

  private static Charset best(byte[] bytes, String contentType) {
    byte[] sample = bytes.length <= SAMPLE_BYTES ? bytes : sample(bytes);
    List<Charset> declared = declared(bytes, contentType);
    Set<Charset> candidates = new LinkedHashSet<>(declared);
    candidates.add(StandardCharsets.UTF_8);
    candidates.add(GB18030);
    candidates.add(BIG5);
    Map<Charset, Double> detected = detected(sample);
    candidates.addAll(detected.keySet());
    candidates.add(WINDOWS_1252);
    Charset best = null;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (Charset candidate : candidates) {
      double score = DecodedTextScore.of(text(sample, candidate));
      score += detected.getOrDefault(candidate, 0.0) * DETECTED_BONUS;
      if (declared.contains(candidate)) {
        // Many servers declare the Western charset by default, whatever they send.
        score += candidate.equals(WINDOWS_1252) ? DETECTED_BONUS : DECLARED_BONUS;
      }
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  private static String text(byte[] bytes, Charset charset) {
    return new String(charset.equals(GB18030) ? GbkBytes.withEuro(bytes) : bytes, charset);
  }

  /**
   * Returns the 64 KiB that begin at the first non-ASCII byte, because the head of a page is mostly
   * markup.
   */
  private static byte[] sample(byte[] bytes) {
    int from = 0;
    while (from < bytes.length && bytes[from] >= 0) {
      from++;
    }
    from = Math.max(0, Math.min(from, bytes.length - SAMPLE_BYTES));
    return Arrays.copyOfRange(bytes, from, from + SAMPLE_BYTES);
  }

  private static List<Charset> declared(byte[] bytes, String contentType) {
    List<Charset> declared = new ArrayList<>();
    add(declared, DECLARED.matcher(contentType));
    String head =
        new String(
            bytes,
            0,
            Math.min(bytes.length, DECLARATION_SEARCH_BYTES),
            StandardCharsets.ISO_8859_1);
    add(declared, DECLARED.matcher(head));
    add(declared, XML_DECLARED.matcher(head));
    return declared;
  }

  private static void add(List<Charset> declared, Matcher matcher) {
    if (matcher.find()) {
      Charset charset = charsetOf(matcher.group(1));
      if (charset != null) {
        declared.add(charset);
      }
    }
  }

  /** Returns the charsets that ICU detects, with its confidence from 0 to 1. */
  private static Map<Charset, Double> detected(byte[] sample) {
    Map<Charset, Double> detected = new LinkedHashMap<>();
    for (CharsetMatch match : new CharsetDetector().setText(sample).detectAll()) {
      Charset charset = charsetOf(match.getName());
      if (charset != null && match.getConfidence() >= 20 && detected.size() < 3) {
        detected.merge(charset, match.getConfidence() / 100.0, Math::max);
      }
    }
    return detected;
  }

  /**
   * Resolves a label to the superset that the WHATWG encoding standard defines for it, or null if
   * the label is unknown.
   */
  private static Charset charsetOf(String label) {
    String name = label.toLowerCase(Locale.ROOT);
    switch (name) {
      case "gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030":
        return GB18030;
      case "big5", "big5-hkscs", "x-x-big5":
        return BIG5;
      case "iso-8859-1", "latin1", "us-ascii", "ascii":
        return WINDOWS_1252;
      case "utf-16", "utf-16le", "utf-16be", "utf-32", "utf-32le", "utf-32be":
        // The declaration was found in single-byte text, so the bytes are not UTF-16.
        return null;
      default:
        try {
          return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
          return null;
        }
    }
  }
}
