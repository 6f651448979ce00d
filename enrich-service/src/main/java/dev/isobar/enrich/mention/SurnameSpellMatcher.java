package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention;
import dev.isobar.contracts.Mention.Type;
import dev.isobar.enrich.taxonomy.Entity;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Links a misspelt family name ("Envoy Podista") to a person whom the same text names rightly, or
 * whose usual company it names. Only a word that follows a title is tried.
 */
final class SurnameSpellMatcher {
  /** Podista and Podesta have .933, the nearest other name .826. */
  private static final double LIKENESS = 0.9;

  private static final int SHORTEST = 5;
  private static final int LONGEST = 30;
  private static final int MOST_TRIED = 100;

  private final Map<String, List<Entity>> bySound = new HashMap<>();
  private final Map<Entity, String> surnames = new HashMap<>();
  private final DoubleMetaphone sound = new DoubleMetaphone();
  private final JaroWinklerSimilarity likeness = new JaroWinklerSimilarity();

  SurnameSpellMatcher(Taxonomy taxonomy) {
    for (Entity entity : taxonomy.entities()) {
      String name = entity.type() == Type.PERSON ? entity.labels().get("en") : null;
      if (name != null) {
        GazetteerBuilder.surname(taxonomy, entity, name)
            .filter(surname -> surname.length() >= SHORTEST)
            .ifPresent(surname -> add(entity, surname.toLowerCase(Locale.ROOT)));
      }
    }
  }

  private void add(Entity entity, String surname) {
    surnames.put(entity, surname);
    bySound.computeIfAbsent(sound.doubleMetaphone(surname), key -> new ArrayList<>()).add(entity);
  }

  /** The mentions and those that are found besides, in the order of the text. */
  List<Mention> addTo(
      List<Mention> mentions, String text, TokenContext neighbours, Set<String> sure) {
    if (sure.isEmpty()) {
      return mentions;
    }
    List<Mention> all = new ArrayList<>(mentions);
    int next = 0;
    int tried = 0;
    int at = 0;
    while (at < text.length() && tried < MOST_TRIED) {
      if (!Character.isLetter(text.charAt(at))) {
        at++;
        continue;
      }
      int end = wordEnd(text, at);
      while (next < mentions.size() && mentions.get(next).end() <= at) {
        next++;
      }
      boolean free = next == mentions.size() || mentions.get(next).start() >= end;
      if (isNameLike(text, at, end) && free && neighbours.followTitle(at)) {
        tried++;
        Entity person = person(text.substring(at, end).toLowerCase(Locale.ROOT), sure);
        if (person != null) {
          all.add(mention(text, at, end, person));
        }
      }
      at = end;
    }
    if (all.size() > mentions.size()) {
      all.sort(Comparator.comparingInt(Mention::start));
    }
    return all;
  }

  private static boolean isNameLike(String text, int start, int end) {
    return end - start >= SHORTEST
        && end - start <= LONGEST
        && Character.isUpperCase(text.charAt(start))
        && Character.isLowerCase(text.charAt(end - 1));
  }

  private static int wordEnd(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The one person who is meant; null where none or several could be. */
  private Entity person(String word, Set<String> sure) {
    Entity found = null;
    for (Entity person : bySound.getOrDefault(sound.doubleMetaphone(word), List.of())) {
      boolean known =
          sure.contains(person.id()) || person.context().stream().anyMatch(sure::contains);
      if (known
          && likeness.apply(word, surnames.get(person)) >= LIKENESS
          && !Homophones.isOtherName(person, word)) {
        if (found != null) {
          return null;
        }
        found = person;
      }
    }
    return found;
  }

  private static Mention mention(String text, int start, int end, Entity person) {
    return new Mention(
        person.id(),
        person.type(),
        person.name(),
        text.substring(start, end),
        start,
        end,
        "gazetteer:misspelling",
        0.7);
  }
}
