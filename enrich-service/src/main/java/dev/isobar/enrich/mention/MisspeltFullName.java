package dev.isobar.enrich.mention;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Finds the person of an article whose full name closely resembles another one, such as "Jon
 * Podista".
 */
final class MisspeltFullName {
  /**
   * Least Jaro-Winkler similarity. Podista and Podesta have .933, the nearest different name .826.
   */
  private static final double MIN_SIMILARITY = 0.9;

  private static final int MAX_COMPARED = 50;
  private static final int MIN_SURNAME_LENGTH = 5;

  private record Person(String[] words, String sound, NameCoreference.ResolvedEntity entity) {}

  private final List<Person> people = new ArrayList<>();
  private final DoubleMetaphone sound = new DoubleMetaphone();
  private final JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();

  void add(String name, NameCoreference.ResolvedEntity entity) {
    if (people.size() < MAX_COMPARED) {
      String[] words = words(name);
      people.add(new Person(words, sound.doubleMetaphone(last(words)), entity));
    }
  }

  /**
   * Returns the person whose names sound the same and are spelt similarly, or null if there are
   * none or several.
   */
  NameCoreference.ResolvedEntity nearest(String name) {
    String[] words = words(name);
    if (words.length < 2 || last(words).length() < MIN_SURNAME_LENGTH) {
      return null;
    }
    String sounds = sound.doubleMetaphone(last(words));
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
    return similarity.apply(last(a), last(b)) >= MIN_SIMILARITY
        && similarity.apply(a[0], b[0]) >= MIN_SIMILARITY;
  }

  private static String last(String[] words) {
    return words[words.length - 1];
  }

  private static String[] words(String name) {
    return name.toLowerCase(Locale.ROOT).split("[\\s\\u00A0]+");
  }
}
