package dev.isobar.ingest.feed.websub;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the header {@code Link}, with which a server can name the hub of a feed. */
public final class LinkHeader {
  private static final Pattern LINK = Pattern.compile("<([^<>]{1,2000})>([^<]*)");
  private static final Pattern REL =
      Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]+))", Pattern.CASE_INSENSITIVE);

  private LinkHeader() {}

  /**
   * Returns the first address with a relation.
   *
   * @param header null: none came
   */
  public static Optional<String> find(String header, String relation) {
    Matcher link = LINK.matcher(header == null ? "" : header);
    while (link.find()) {
      Matcher rel = REL.matcher(link.group(2));
      if (rel.find()) {
        String names = rel.group(1) == null ? rel.group(2) : rel.group(1);
        if (Arrays.asList(names.toLowerCase(Locale.ROOT).split("\\s+")).contains(relation)) {
          return Optional.of(link.group(1).strip());
        }
      }
    }
    return Optional.empty();
  }
}
