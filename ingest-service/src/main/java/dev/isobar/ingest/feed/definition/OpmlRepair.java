package dev.isobar.ingest.feed.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/**
 * Repairs what programs often write wrong in OPML: a bare {@code &} in addresses, entities of HTML,
 * control characters, and white space before the XML declaration.
 */
final class OpmlRepair {
  private static final Pattern AMPERSAND =
      Pattern.compile("&(#\\d{1,7};|#x[0-9a-fA-F]{1,6};|\\w{1,31};)?");
  private static final Pattern CONTROL =
      Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]");
  private static final Set<String> OF_XML = Set.of("amp;", "lt;", "gt;", "quot;", "apos;");

  private OpmlRepair() {}

  static byte[] repaired(byte[] opml) {
    String text = CONTROL.matcher(new String(opml, UTF_8)).replaceAll("").strip();
    return AMPERSAND.matcher(text).replaceAll(OpmlRepair::escaped).getBytes(UTF_8);
  }

  private static String escaped(MatchResult found) {
    String entity = found.group(1);
    if (entity == null) {
      return "&amp;";
    }
    if (entity.startsWith("#") || OF_XML.contains(entity)) {
      return Matcher.quoteReplacement(found.group());
    }
    String character = Entities.getByName(entity.substring(0, entity.length() - 1));
    return character.isEmpty() || character.equals("<") || character.equals("&")
        ? "&amp;" + Matcher.quoteReplacement(entity)
        : Matcher.quoteReplacement(character.replace("\"", "&quot;"));
  }
}
