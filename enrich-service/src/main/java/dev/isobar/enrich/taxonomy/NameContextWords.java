package dev.isobar.enrich.taxonomy;

import java.util.HashSet;
import java.util.Set;

/**
 * Holds lower-case words beside a name that tell what the name means.
 *
 * @param personalTitles titles that only persons have, such as "mr"
 * @param particles words inside family names, such as "von"
 * @param speechVerbs what a person does: "said", "narrates"
 * @param placePrepositions words before a place, such as "in"
 * @param monthPrepositions words before a month that is also a name: "since May"
 * @param months months and days of the week that are also names
 * @param givenPlaces places that are also given names, such as "sydney"
 * @param worldCities cities that other countries have namesakes of: "Paris, Texas"
 * @param states states and provinces after such a namesake
 * @param placeModifiers words that make another place of one: "Port Sudan", "Lake Geneva"
 * @param namedAfterPlaces animals, plants and things, in the singular, named after places: "pig"
 * @param occupations occupations of persons that the taxonomy does not list, in both languages
 * @param acronyms short acronyms that need no context, in lower case
 * @param phrases words that hold the name of a place and mean an animal, a dish or a thing
 */
public record NameContextWords(
    Set<String> personalTitles,
    Set<String> particles,
    Set<String> speechVerbs,
    Set<String> placePrepositions,
    Set<String> monthPrepositions,
    Set<String> months,
    Set<String> givenPlaces,
    Set<String> worldCities,
    Set<String> states,
    Set<String> placeModifiers,
    Set<String> namedAfterPlaces,
    Set<String> occupations,
    Set<String> phrases,
    Set<String> acronyms) {
  static final NameContextWords EMPTY = read(TaxonomyFile.of("(none)", "{}"));

  static NameContextWords read(TaxonomyFile file) {
    return new NameContextWords(
        set(file, "personalTitles"),
        set(file, "particles"),
        set(file, "speechVerbs"),
        set(file, "placePrepositions"),
        set(file, "monthPrepositions"),
        set(file, "months"),
        set(file, "givenPlaces"),
        set(file, "worldCities"),
        set(file, "states"),
        set(file, "placeModifiers"),
        set(file, "namedAfterPlaces"),
        set(file, "occupations"),
        set(file, "thingsNamedAfterPlaces"),
        set(file, "wellKnownAcronyms"));
  }

  private static Set<String> set(TaxonomyFile file, String key) {
    return Set.copyOf(new HashSet<>(file.list(key)));
  }

  @Override
  public String toString() {
    return String.join(
        "|",
        java.util.stream.Stream.of(
                personalTitles,
                particles,
                speechVerbs,
                placePrepositions,
                monthPrepositions,
                months,
                givenPlaces,
                worldCities,
                states,
                placeModifiers,
                namedAfterPlaces,
                occupations,
                phrases,
                acronyms)
            .map(words -> words.stream().sorted().toList().toString())
            .toList());
  }
}
