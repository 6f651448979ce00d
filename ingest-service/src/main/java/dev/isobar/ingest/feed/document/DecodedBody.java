package dev.isobar.ingest.feed.document;

import dev.isobar.contracts.Utf16Detector;
import dev.isobar.contracts.text.ByteOrderMark;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes the bytes of a document. A byte order mark or valid UTF-8 decides at once. Otherwise the
 * declared charset is used, unless another one gives a clearly better text.
 */
final class DecodedBody {
  private static final Pattern HEADER =
      Pattern.compile("(?i)charset\\s{0,9}[=:]\\s{0,9}[\"']?\\s{0,9}([A-Za-z0-9_.:\\-]{1,40})");
  private static final Pattern XML =
      Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s{0,9}=\\s{0,9}[\"']([A-Za-z0-9_.:\\-]{1,40})");
  private static final Pattern META =
      Pattern.compile(
          "(?i)<meta[^>]{0,200}?charset\\s{0,9}=\\s{0,9}[\"']?\\s{0,9}([A-Za-z0-9_.:\\-]{1,40})");
  private static final int DECLARATION_BYTES = 2048;
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset BIG5 = Charset.forName("Big5-HKSCS");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private DecodedBody() {}

  /**
   * Returns the text.
   *
   * @param contentType the header; null if it is absent
   */
  static String decode(byte[] bytes, String contentType, Warnings warnings) {
    Charset unicode = unicode(bytes);
    if (unicode != null) {
      String text = new String(bytes, unicode);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
    String head =
        new String(
            bytes, 0, Math.min(bytes.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
    List<Charset> declared = new ArrayList<>();
    add(declared, HEADER.matcher(contentType == null ? "" : contentType), warnings);
    add(declared, XML.matcher(head), warnings);
    add(declared, META.matcher(head), warnings);
    for (Charset charset : declared) {
      if (isEscaping(charset)) {
        return new String(bytes, charset);
      }
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (!declared.isEmpty()
          && !declared.contains(StandardCharsets.UTF_8)
          && text.length() != bytes.length) {
        warnings.add("The document is in UTF-8, not in " + declared.get(0).name() + ".");
      }
      return text;
    } catch (CharacterCodingException e) {
      return legacy(bytes, declared, warnings);
    }
  }

  private static String legacy(byte[] bytes, List<Charset> declared, Warnings warnings) {
    Set<Charset> candidates = new LinkedHashSet<>(declared);
    candidates.add(StandardCharsets.UTF_8);
    candidates.add(GB18030);
    candidates.add(BIG5);
    candidates.add(WINDOWS_1252);
    String best = null;
    Charset chosen = null;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (Charset candidate : candidates) {
      String text = new String(bytes, candidate);
      double score = CharsetScore.of(text, candidate, declared.contains(candidate));
      if (score > bestScore) {
        best = text;
        bestScore = score;
        chosen = candidate;
      }
    }
    if (!declared.contains(chosen)) {
      warnings.add(
          declared.isEmpty()
              ? "The document declares no charset and is not in UTF-8; read as " + chosen + "."
              : "The document is not in " + declared.get(0) + "; read as " + chosen + ".");
    } else if (best.indexOf('\uFFFD') >= 0) {
      warnings.add("Some bytes are not valid in " + chosen + ".");
    }
    return best;
  }

  private static Charset unicode(byte[] bytes) {
    if (bytes.length >= 4 && bytes[0] == 0 && bytes[1] == 0) {
      boolean isMark = bytes[2] == (byte) 0xFE && bytes[3] == (byte) 0xFF;
      return isMark || bytes[2] == 0 && bytes[3] == '<' ? Charset.forName("UTF-32BE") : null;
    }
    if (bytes.length >= 4 && bytes[2] == 0 && bytes[3] == 0) {
      boolean isMark = bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
      return isMark || bytes[0] == '<' && bytes[1] == 0 ? Charset.forName("UTF-32LE") : null;
    }
    Charset marked = ByteOrderMark.charset(bytes);
    if (marked == StandardCharsets.UTF_8 && !isValid(bytes)) {
      return null;
    }
    if (marked == null && bytes.length >= 4 && bytes[0] == '<' && bytes[1] == 0) {
      return StandardCharsets.UTF_16LE;
    }
    if (marked == null && bytes.length >= 4 && bytes[0] == 0 && bytes[1] == '<') {
      return StandardCharsets.UTF_16BE;
    }
    return marked == null ? Utf16Detector.withoutMark(bytes) : marked;
  }

  private static boolean isValid(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Returns whether a charset writes other alphabets in ASCII bytes, which look like UTF-8. */
  private static boolean isEscaping(Charset charset) {
    String name = charset.name();
    return name.startsWith("ISO-2022") || name.startsWith("x-ISO-2022") || name.startsWith("IBM");
  }

  private static void add(List<Charset> declared, Matcher matcher, Warnings warnings) {
    if (matcher.find()) {
      Charset charset = charsetOf(matcher.group(1));
      if (charset == null) {
        warnings.add("The charset " + matcher.group(1) + " is unknown.");
      } else {
        declared.add(charset);
      }
    }
  }

  /** Resolves a label to the superset that the WHATWG encoding standard defines for it. */
  private static Charset charsetOf(String label) {
    String name = label.toLowerCase(Locale.ROOT);
    try {
      return switch (name) {
        case "gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030", "cp936", "ms936" -> GB18030;
        case "big5", "big5-hkscs", "x-x-big5", "cp950" -> BIG5;
        case "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "iso8859-1" -> WINDOWS_1252;
        case "euc-kr", "ks_c_5601-1987", "ksc5601" -> Charset.forName("x-windows-949");
        case "shift_jis", "shift-jis", "sjis", "x-sjis" -> Charset.forName("windows-31j");
        case "iso-8859-9" -> Charset.forName("windows-1254");
        // The bytes are not UTF-16: that is tested before.
        case "utf-16", "utf-16le", "utf-16be", "utf8", "utf-32" -> StandardCharsets.UTF_8;
        default -> Charset.forName(name);
      };
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }
}
