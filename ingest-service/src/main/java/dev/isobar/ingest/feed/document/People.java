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

  /** Returns the authors in the elements of the first name that has any. */
  static List<String> of(FeedElement parent, TextReader texts, ElementName... names) {
    for (ElementName element : names) {
      Set<String> people = new LinkedHashSet<>();
      for (FeedElement person : parent.children(element.vocabulary(), element.name())) {
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
    FeedElement name =
        FirstOf.of(
            person,
            CORE.named("name"),
            ATOM.named("name"),
            CORE.named("email"),
            ATOM.named("email"));
    boolean isStructured = name == null && person.hasMarkup();
    return isStructured ? null : PersonName.of(texts.line(name == null ? person : name));
  }
}
