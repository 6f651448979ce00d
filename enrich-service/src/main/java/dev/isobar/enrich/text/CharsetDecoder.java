package dev.isobar.enrich.text;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
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
 * Turns bytes into text. Declarations are often wrong, so they are held against the bytes: a byte
 * order mark and valid UTF-8 prove themselves; of the others the declared charset wins unless it
 * reads clearly worse than another.
 */
final class CharsetDecoder {
  private static final Pattern DECLARED =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:\\-]+)");
  private static final Pattern XML_DECLARED =
      Pattern.compile("(?i)<\\?xml[^>]{0,100}encoding\\s*=\\s*[\"']([A-Za-z0-9_.:\\-]+)");

  /** Browsers look no further for a declaration (HTML standard, section 13.2.3.2: 1,024 bytes). */
  private static final int DECLARED_WITHIN = 4096;

  private static final double DECLARED_BONUS = 0.15;
  private static final double GUESSED = 0.1;
  private static final int SAMPLE = 1 << 16;
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset BIG5 = Charset.forName("Big5-HKSCS");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private CharsetDecoder() {}

  /**
   * @param contentType the media type as the feed states it, perhaps with a charset
   */
  static String decode(byte[] bytes, String contentType) {
    Charset marked = byteOrderMark(bytes);
    if (marked != null) {
      String text = new String(bytes, marked);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, best(bytes, contentType));
    }
  }

  private static Charset byteOrderMark(byte[] b) {
    if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
      return StandardCharsets.UTF_8;
    }
    if (b.length >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    if (b.length >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    return unmarked(b);
  }

  /**
   * UTF-16 without a mark. Text in 8-bit charsets holds no zeros; and of UTF-16 one byte in two
   * names a block of characters, which are few.
   */
  private static Charset unmarked(byte[] b) {
    int length = Math.min(b.length, 4000) & ~1;
    int zeros = 0;
    int[] blocks = new int[2];
    int[] high = new int[2];
    for (int i = 0; i < length; i++) {
      zeros += b[i] == 0 ? 1 : 0;
      high[i & 1] += b[i] < 0 ? 1 : 0;
      blocks[i & 1] += isBlock(b[i] & 0xFF) ? 1 : 0;
    }
    int first = blocks[0] > blocks[1] ? 0 : 1;
    boolean han = blocks[first] >= 0.95 * length / 2 && high[1 - first] >= 0.2 * length / 2;
    if (length < 20 || zeros * 50 < length && !han) {
      return null;
    }
    return first == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
  }

  /** Latin, Greek, Cyrillic, punctuation, Han and its punctuation. */
  private static boolean isBlock(int highByte) {
    return highByte == 0
        || highByte == 3
        || highByte == 4
        || highByte == 0x20
        || highByte == 0x30
        || highByte == 0xFF
        || highByte >= 0x4E && highByte <= 0x9F;
  }

  private static Charset best(byte[] bytes, String contentType) {
    byte[] sample = bytes.length <= SAMPLE ? bytes : sample(bytes);
    List<Charset> declared = declared(bytes, contentType);
    Set<Charset> candidates = new LinkedHashSet<>(declared);
    candidates.add(StandardCharsets.UTF_8);
    candidates.add(GB18030);
    candidates.add(BIG5);
    Map<Charset, Double> guessed = guessed(sample);
    candidates.addAll(guessed.keySet());
    candidates.add(WINDOWS_1252);
    Charset best = null;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (Charset candidate : candidates) {
      double score = DecodedTextScore.of(new String(sample, candidate));
      score += guessed.getOrDefault(candidate, 0.0) * GUESSED;
      if (declared.contains(candidate)) {
        // Servers declare the western charset by default, whatever they serve.
        score += candidate.equals(WINDOWS_1252) ? GUESSED : DECLARED_BONUS;
      }
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  /** The stretch with most bytes beyond ASCII: heads of pages are mostly markup. */
  private static byte[] sample(byte[] bytes) {
    int from = 0;
    while (from < bytes.length && bytes[from] >= 0) {
      from++;
    }
    from = Math.max(0, Math.min(from, bytes.length - SAMPLE));
    return Arrays.copyOfRange(bytes, from, from + SAMPLE);
  }

  private static List<Charset> declared(byte[] bytes, String contentType) {
    List<Charset> declared = new ArrayList<>();
    add(declared, DECLARED.matcher(contentType));
    String head =
        new String(bytes, 0, Math.min(bytes.length, DECLARED_WITHIN), StandardCharsets.ISO_8859_1);
    add(declared, DECLARED.matcher(head));
    add(declared, XML_DECLARED.matcher(head));
    return declared;
  }

  private static void add(List<Charset> declared, Matcher matcher) {
    if (matcher.find()) {
      Charset charset = named(matcher.group(1));
      if (charset != null) {
        declared.add(charset);
      }
    }
  }

  /** With the detector's confidence, from 0 to 1. */
  private static Map<Charset, Double> guessed(byte[] sample) {
    Map<Charset, Double> guessed = new LinkedHashMap<>();
    for (CharsetMatch match : new CharsetDetector().setText(sample).detectAll()) {
      Charset charset = named(match.getName());
      if (charset != null && match.getConfidence() >= 20 && guessed.size() < 3) {
        guessed.merge(charset, match.getConfidence() / 100.0, Math::max);
      }
    }
    return guessed;
  }

  /** The WHATWG encoding standard reads these labels as their supersets. */
  private static Charset named(String label) {
    String name = label.toLowerCase(Locale.ROOT);
    switch (name) {
      case "gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030":
        return GB18030;
      case "big5", "big5-hkscs", "x-x-big5":
        return BIG5;
      case "iso-8859-1", "latin1", "us-ascii", "ascii":
        return WINDOWS_1252;
      case "utf-16", "utf-16le", "utf-16be", "utf-32", "utf-32le", "utf-32be":
        // The bytes of the declaration themselves were no UTF-16.
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
