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

/**
 * Links a misspelt family name ("Envoy Podista") to a person whom the text names correctly, or
 * whose related entities it names. Only words after a title are checked.
 */
final class MisspeltSurname {
  private static final int MAX_LENGTH = 30;
  private static final int MAX_CHECKED = 100;

  private final Map<String, List<Entity>> bySound = new HashMap<>();
  private final Map<Entity, String> surnames = new HashMap<>();

  MisspeltSurname(Taxonomy taxonomy) {
    for (Entity entity : taxonomy.entities()) {
      String name = entity.type() == Type.PERSON ? entity.labels().get("en") : null;
      if (name != null) {
        GazetteerBuilder.surname(taxonomy, entity, name)
            .filter(surname -> surname.length() >= SpellingSimilarity.MIN_SURNAME_LENGTH)
            .ifPresent(surname -> add(entity, surname.toLowerCase(Locale.ROOT)));
      }
    }
  }

  private void add(Entity entity, String surname) {
    surnames.put(entity, surname);
    bySound
        .computeIfAbsent(SpellingSimilarity.sound(surname), key -> new ArrayList<>())
        .add(entity);
  }

  /** Returns the mentions and the additional ones, in text order. */
  List<Mention> addTo(
      List<Mention> mentions, String text, TokenContext context, Set<String> unambiguous) {
    if (unambiguous.isEmpty()) {
      return mentions;
    }
    List<Mention> all = new ArrayList<>(mentions);
    int next = 0;
    int checked = 0;
    int at = 0;
    while (at < text.length() && checked < MAX_CHECKED) {
      if (!Character.isLetter(text.charAt(at))) {
        at++;
        continue;
      }
      int end = wordEnd(text, at);
      while (next < mentions.size() && mentions.get(next).end() <= at) {
        next++;
      }
      boolean free = next == mentions.size() || mentions.get(next).start() >= end;
      if (isNameLike(text, at, end) && free && context.followsTitle(at)) {
        checked++;
        Entity person = person(text.substring(at, end).toLowerCase(Locale.ROOT), unambiguous);
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
    return end - start >= SpellingSimilarity.MIN_SURNAME_LENGTH
        && end - start <= MAX_LENGTH
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

  /** Returns the only possible person, or null if there are none or several. */
  private Entity person(String word, Set<String> unambiguous) {
    Entity found = null;
    for (Entity person : bySound.getOrDefault(SpellingSimilarity.sound(word), List.of())) {
      boolean known =
          unambiguous.contains(person.id())
              || person.context().stream().anyMatch(unambiguous::contains);
      if (known
          && SpellingSimilarity.isSimilar(word, surnames.get(person))
          && !HomophoneCheck.isOtherName(person, word)) {
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
