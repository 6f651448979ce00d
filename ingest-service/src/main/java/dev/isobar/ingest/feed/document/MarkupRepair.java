package dev.isobar.ingest.feed.document;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Set;

/**
 * Repairs the markup of XML before it is parsed: removes characters that XML forbids, reads bare
 * ampersands as text, expands the short entities that the document itself declares, and bounds the
 * number of tags.
 */
final class MarkupRepair {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final String CDATA = "<![CDATA[";
  private static final String COMMENT = "<!--";
  private static final int MAX_NAME = 32;

  /** The largest total length of expanded entities, against documents that grow without limit. */
  private static final int MAX_EXPANSION = 100_000;

  private static final Set<String> XML_ENTITIES = Set.of("lt", "gt", "amp", "quot", "apos");

  private final String text;
  private final Map<String, String> entities;
  private final int start;
  private final int maxTags;
  private final Warnings warnings;
  private final StringBuilder out;
  private int expanded;

  private MarkupRepair(String text, int start, int maxTags, Warnings warnings) {
    this.text = text;
    this.start = start;
    this.entities = DeclaredEntities.of(text, warnings);
    this.maxTags = maxTags;
    this.warnings = warnings;
    this.out = new StringBuilder(text.length() - start + 16);
  }

  /**
   * Returns the repaired text.
   *
   * @param start where the root element begins; text before it is left out
   * @param maxTags the text ends before the tag that is over this number
   */
  static String repair(String text, int start, int maxTags, Warnings warnings) {
    return new MarkupRepair(text, start, maxTags, warnings).run();
  }

  private String run() {
    int tags = 0;
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '<') {
        if (++tags > maxTags) {
          warnings.add("The document has more than " + maxTags + " tags; the rest was left out.");
          break;
        }
        int end = verbatimEnd(i);
        for (; i < end; i++) {
          append(text.charAt(i), i);
        }
      } else if (c == '&') {
        i = reference(i);
      } else {
        append(c, i++);
      }
    }
    return out.toString();
  }

  /** Returns where a CDATA section or a comment ends; for a tag the position after its bracket. */
  private int verbatimEnd(int start) {
    String close =
        text.startsWith(CDATA, start) ? "]]>" : text.startsWith(COMMENT, start) ? "-->" : null;
    if (close == null) {
      return start + 1;
    }
    int end = text.indexOf(close, start + COMMENT.length());
    if (end < 0) {
      warnings.add("A CDATA section or a comment is not closed.");
    }
    return end < 0 ? text.length() : end + close.length();
  }

  private int reference(int start) {
    int end = start + 1;
    while (end < text.length() && end - start <= MAX_NAME && isNamePart(text.charAt(end))) {
      end++;
    }
    boolean isClosed = end < text.length() && text.charAt(end) == ';' && end > start + 1;
    if (!isClosed) {
      warnings.add("An ampersand is not escaped.");
      out.append("&amp;");
      return start + 1;
    }
    String name = text.substring(start + 1, end);
    String value = entities.get(name);
    if (value != null && expanded + value.length() <= MAX_EXPANSION) {
      expanded += value.length();
      out.append(value);
    } else if (value != null) {
      warnings.add("The document's own entities are too long together; some were not expanded.");
      out.append("&amp;").append(name).append(';');
    } else {
      if (name.charAt(0) != '#' && !XML_ENTITIES.contains(name)) {
        warnings.add("An entity is not declared; it was read as in HTML.");
      }
      out.append('&').append(name).append(';');
    }
    return end + 1;
  }

  private void append(char c, int index) {
    if (c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7F || c >= 0xFFFE) {
      warnings.add("Control characters were removed.");
    } else if (c >= 0x80 && c <= 0x9F) {
      warnings.add("Control characters were read as windows-1252.");
      out.append(new String(new byte[] {(byte) c}, WINDOWS_1252));
    } else if (Character.isSurrogate(c) && !isPaired(index)) {
      out.append('\uFFFD');
    } else {
      out.append(c);
    }
  }

  private boolean isPaired(int index) {
    return Character.isHighSurrogate(text.charAt(index))
        ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
        : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
  }

  private static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '#'
        || c == '_'
        || c == '-'
        || c == '.';
  }
}
