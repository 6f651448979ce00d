package dev.isobar.enrich.mention;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the person of an article whose full name closely resembles another one, such as "Jon
 * Podista".
 */
final class MisspeltFullName {
  private static final int MAX_COMPARED = 50;

  private record Person(String[] words, String sound, NameCoreference.ResolvedEntity entity) {}

  private final List<Person> people = new ArrayList<>();

  void add(String name, NameCoreference.ResolvedEntity entity) {
    if (people.size() < MAX_COMPARED) {
      String[] words = words(name);
      people.add(new Person(words, SpellingSimilarity.sound(last(words)), entity));
    }
  }

  /**
   * Returns the person whose names sound the same and are spelt similarly, or null if there are
   * none or several.
   */
  NameCoreference.ResolvedEntity nearest(String name) {
    String[] words = words(name);
    if (words.length < 2 || last(words).length() < SpellingSimilarity.MIN_SURNAME_LENGTH) {
      return null;
    }
    String sounds = SpellingSimilarity.sound(last(words));
    NameCoreference.ResolvedEntity found = null;
    for (Person person : people) {
      if (sounds != null && sounds.equals(person.sound()) && isSimilar(words, person.words())) {
        if (found != null && !found.id().equals(person.entity().id())) {
          return null;
        }
        found = person.entity();
      }
    }
    return found;
  }

  private boolean isSimilar(String[] a, String[] b) {
    return SpellingSimilarity.isSimilar(last(a), last(b))
        && SpellingSimilarity.isSimilar(a[0], b[0]);
  }

  private static String last(String[] words) {
    return words[words.length - 1];
  }

  private static String[] words(String name) {
    return name.toLowerCase(Locale.ROOT).split("[\\s\\u00A0]+");
  }
}
