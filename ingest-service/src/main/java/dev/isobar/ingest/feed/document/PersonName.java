package dev.isobar.ingest.feed.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the name of an author from the forms in which feeds write it. */
final class PersonName {
  private static final String MAIL = "[^\\s()<>,;:@\"]+@[^\\s()<>,;:@\"]+";
  private static final Pattern MAIL_ALONE = Pattern.compile("(?:mailto:)?(" + MAIL + ")");
  private static final Pattern MAIL_THEN_NAME =
      Pattern.compile("(?:mailto:)?" + MAIL + "\\s*\\((.+)\\)");
  private static final Pattern NAME_THEN_MAIL =
      Pattern.compile("(.+?)\\s*[(<\\[]\\s*(?:mailto:)?" + MAIL + "\\s*[)>\\]]");
  private static final int MAX_LENGTH = 300;

  private PersonName() {}

  /** Returns the name, or the mail address if there is no name; null if the text is empty. */
  static String of(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String line = text.strip();
    if (line.length() > MAX_LENGTH) {
      return line.substring(0, MAX_LENGTH).strip();
    }
    for (Pattern form : new Pattern[] {MAIL_ALONE, MAIL_THEN_NAME, NAME_THEN_MAIL}) {
      Matcher matcher = form.matcher(line);
      if (matcher.matches()) {
        return matcher.group(1).strip().replaceAll("^\"(.*)\"$", "$1");
      }
    }
    return line;
  }
}
