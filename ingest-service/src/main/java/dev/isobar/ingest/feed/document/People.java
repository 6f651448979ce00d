package dev.isobar.ingest.feed.document;

import static dev.isobar.ingest.feed.document.Vocabulary.ATOM;
import static dev.isobar.ingest.feed.document.Vocabulary.CORE;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the authors of a feed or an entry. */
final class People {
  private static final int MOST = 50;

  private People() {}

  /**
   * Returns the authors of the first name that has any.
   *
   * @param names pairs of a {@link Vocabulary} and a name in lower case
   */
  static List<String> of(FeedElement parent, TextReader texts, Object... names) {
    for (int i = 0; i < names.length; i += 2) {
      Set<String> people = new LinkedHashSet<>();
      for (FeedElement person : parent.children((Vocabulary) names[i], (String) names[i + 1])) {
        String name = name(person, texts);
        if (name != null && people.size() < MOST) {
          people.add(name);
        }
      }
      if (!people.isEmpty()) {
        return List.copyOf(people);
      }
    }
    return List.of();
  }

  private static String name(FeedElement person, TextReader texts) {
    FeedElement name = FirstOf.of(person, CORE, "name", ATOM, "name", CORE, "email", ATOM, "email");
    boolean isStructured = name == null && person.hasMarkup();
    return isStructured ? null : PersonName.of(texts.line(name == null ? person : name));
  }
}
