package dev.isobar.enrich.metadata;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Extracts the names of authors from bylines. */
final class BylineParser {
  private static final int MAX_LENGTH = 80;
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?iu)^(?:(?:written |posted |reported )?by|von|por|par|door|av|af|tekst:|text:|foto:|di|da|作者|记者|本报记者|文|撰文|编辑)[\\s:：/]+");
  private static final Pattern BETWEEN =
      Pattern.compile(
          "(?iu)\\s*(?:[;|、]|,\\s+(?!jr|sr|ii|iii|phd|md)|\\s&\\s|\\sand\\s|\\sund\\s|\\set\\s|\\sy\\s|\\soch\\s|\\sog\\s|\\s+/\\s+)\\s*");
  private static final Pattern NOT_A_NAME =
      Pattern.compile(
          "(?iu)https?:.*|www\\..*|@.*|.*@.*\\..*|admin(?:istrator)?|unknown|none|null|undefined|\\d+|author|staff");

  private BylineParser() {}

  /** Returns one name per author, in order and without duplicates. */
  static List<String> clean(List<String> stated) {
    Set<String> names = new LinkedHashSet<>();
    for (String entry : stated) {
      if (entry == null || entry.length() > 400) {
        continue;
      }
      for (String part : BETWEEN.split(BEFORE.matcher(entry.strip()).replaceFirst(""))) {
        String name = BEFORE.matcher(part.replaceAll("\\s+", " ").strip()).replaceFirst("");
        name = name.replaceAll("\\s*[(（][^()（）]{0,40}[)）]?$", "");
        name = name.replaceAll("^[\\s,.:：()（）]+|[\\s,:：()（）]+$", "");
        if (!name.isEmpty() && name.length() <= MAX_LENGTH && !NOT_A_NAME.matcher(name).matches()) {
          names.add(name);
        }
      }
    }
    return new ArrayList<>(names);
  }
}
