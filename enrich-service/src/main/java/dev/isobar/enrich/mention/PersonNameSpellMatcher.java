package dev.isobar.enrich.mention;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Finds the person of an article whose full name another one nearly is: "Jon Podista". */
final class PersonNameSpellMatcher {
  /** Podista and Podesta have .933, the nearest other name .826. */
  private static final double LIKENESS = 0.9;

  private static final int MOST_COMPARED = 50;
  private static final int SHORTEST_SURNAME = 5;

  private record Person(String[] words, String sound, EntityResolver.ResolvedEntity linked) {}

  private final List<Person> people = new ArrayList<>();
  private final DoubleMetaphone sound = new DoubleMetaphone();
  private final JaroWinklerSimilarity likeness = new JaroWinklerSimilarity();

  void learn(String name, EntityResolver.ResolvedEntity linked) {
    if (people.size() < MOST_COMPARED) {
      String[] words = words(name);
      people.add(new Person(words, sound.doubleMetaphone(last(words)), linked));
    }
  }

  /** The person whose names sound like these and are spelt nearly so; null for none or several. */
  EntityResolver.ResolvedEntity nearest(String name) {
    String[] words = words(name);
    if (words.length < 2 || last(words).length() < SHORTEST_SURNAME) {
      return null;
    }
    String sounds = sound.doubleMetaphone(last(words));
    EntityResolver.ResolvedEntity found = null;
    for (Person person : people) {
      if (sounds != null && sounds.equals(person.sound()) && isLike(words, person.words())) {
        if (found != null && !found.id().equals(person.linked().id())) {
          return null;
        }
        found = person.linked();
      }
    }
    return found;
  }

  private boolean isLike(String[] a, String[] b) {
    return likeness.apply(last(a), last(b)) >= LIKENESS && likeness.apply(a[0], b[0]) >= LIKENESS;
  }

  private static String last(String[] words) {
    return words[words.length - 1];
  }

  private static String[] words(String name) {
    return name.toLowerCase(Locale.ROOT).split("[\\s\\u00A0]+");
  }
}
