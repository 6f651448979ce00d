package dev.isobar.ingest.feed.state;

import dev.isobar.ingest.feed.entry.Varint;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;

/**
 * Writes a link without the part that is made from the title, which many sites put into the path:
 * that part is a third of the state of a feed.
 */
final class LinkFormat {
  private static final int SHORTEST = 8;

  private LinkFormat() {}

  /** Writes the text before the part, the length of the part, and the text behind it. */
  static void write(String link, String title, DataOutput out) throws IOException {
    String slug = slug(title);
    int at = slug.length() < SHORTEST ? -1 : link.indexOf(slug.substring(0, SHORTEST));
    int length = at < 0 ? 0 : commonLength(link, at, slug);
    Varint.writeText(out, at < 0 ? link : link.substring(0, at));
    Varint.write(out, length);
    Varint.writeText(out, at < 0 ? "" : link.substring(at + length));
  }

  /** Reads what {@link #write} wrote. */
  static String read(String title, DataInput in) throws IOException {
    String before = Varint.readText(in);
    String slug = slug(title);
    return before + slug.substring(0, Varint.readCount(in, slug.length())) + Varint.readText(in);
  }

  private static int commonLength(String link, int at, String slug) {
    int length = 0;
    while (length < slug.length()
        && at + length < link.length()
        && link.charAt(at + length) == slug.charAt(length)) {
      length++;
    }
    return length;
  }

  /** Returns the lower-case letters and digits of ASCII, with hyphens between the words. */
  private static String slug(String title) {
    StringBuilder slug = new StringBuilder(title.length());
    String lower = title.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        slug.append(c);
      } else if (c != '\''
          && c != '’'
          && !slug.isEmpty()
          && slug.charAt(slug.length() - 1) != '-') {
        slug.append('-');
      }
    }
    return slug.toString();
  }
}
