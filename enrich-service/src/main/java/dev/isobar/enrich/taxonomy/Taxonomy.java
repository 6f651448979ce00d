package dev.isobar.enrich.taxonomy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds all concepts and entities. Immutable; a change creates a new taxonomy. */
public final class Taxonomy {
  private static final List<String> ENTITY_FILES =
      List.of(
          "people.yaml",
          "people/international.yaml",
          "people/china.yaml",
          "people/united-states.yaml",
          "people/europe.yaml",
          "people/asia-pacific.yaml",
          "people/middle-east-africa.yaml",
          "people/americas.yaml",
          "people/world.yaml",
          "organisations.yaml",
          "organisations/international.yaml",
          "organisations/china.yaml",
          "organisations/united-states.yaml",
          "organisations/world.yaml",
          "organisations/ministries.yaml",
          "instruments.yaml",
          "instruments/more.yaml",
          "places.yaml",
          "places/regions.yaml",
          "places/cities.yaml",
          "places/china.yaml",
          "places/historical.yaml");

  private final Map<String, Concept> concepts;
  private final Map<String, Entity> entities;
  private final WordLists words;
  private final String version;

  /** Keeps the map of entities itself, so that taxonomies with different concepts share it. */
  private Taxonomy(Map<String, Concept> concepts, Map<String, Entity> entities, WordLists words) {
    this.concepts = Collections.unmodifiableMap(new LinkedHashMap<>(concepts));
    this.entities = entities;
    this.words = words;
    this.version = TaxonomyVersion.of(this.concepts.values(), this.entities.values(), words);
  }

  /**
   * Loads the bundled taxonomy, including the places of the Unicode CLDR.
   *
   * @throws TaxonomyException if a file is invalid; the message names the file, the concept and the
   *     field
   */
  public static Taxonomy loadDefault() {
    Map<String, Entity> entities = new LinkedHashMap<>();
    Set<String> notPlaces = new HashSet<>();
    for (String name : ENTITY_FILES) {
      TaxonomyFile file = TaxonomyFile.onClasspath(name);
      addUnique(name, file.entities(), entities);
      notPlaces.addAll(file.list("notPlaces"));
    }
    CldrPlaces.addTo(entities, notPlaces);
    TaxonomyFile concepts = TaxonomyFile.onClasspath("concepts.yaml");
    WordLists words =
        WordLists.read(
            TaxonomyFile.onClasspath("words.yaml"), TaxonomyFile.onClasspath("senses.yaml"));
    return of(concepts, entities, words);
  }

  static Taxonomy of(TaxonomyFile concepts, Map<String, Entity> entities, WordLists words) {
    Map<String, Concept> byId = new LinkedHashMap<>();
    for (Concept concept : concepts.concepts()) {
      if (byId.put(concept.id(), concept) != null) {
        throw new TaxonomyException(concepts.name(), concept.id(), "id", "is already in use");
      }
    }
    Map<String, Entity> own = Collections.unmodifiableMap(new LinkedHashMap<>(entities));
    return new Taxonomy(checked(concepts.name(), byId), own, words);
  }

  static void addUnique(String file, List<Entity> entities, Map<String, Entity> byId) {
    for (Entity entity : entities) {
      if (byId.put(entity.id(), entity) != null) {
        throw new TaxonomyException(file, entity.id(), "id", "is already in use");
      }
    }
  }

  private static Map<String, Concept> checked(String file, Map<String, Concept> concepts) {
    for (Concept concept : concepts.values()) {
      for (String broader : concept.broader()) {
        if (!concepts.containsKey(broader)) {
          throw new TaxonomyException(
              file, concept.id(), "broader", "concept " + broader + " does not exist");
        }
      }
      if (allBroader(concepts, concept.id()).contains(concept.id())) {
        throw new TaxonomyException(file, concept.id(), "broader", "leads back to itself");
      }
    }
    return concepts;
  }

  private static Set<String> allBroader(Map<String, Concept> concepts, String id) {
    Set<String> allBroader = new LinkedHashSet<>();
    List<String> next = new ArrayList<>(concepts.get(id).broader());
    for (int i = 0; i < next.size(); i++) {
      Concept concept = concepts.get(next.get(i));
      if (concept != null && allBroader.add(concept.id())) {
        next.addAll(concept.broader());
      }
    }
    return allBroader;
  }

  /**
   * Returns the taxonomy with concepts added or replaced.
   *
   * @throws TaxonomyException if a broader concept does not exist or leads back to the concept
   */
  public Taxonomy with(Collection<Concept> changes) {
    if (changes.isEmpty()) {
      return this;
    }
    Map<String, Concept> changed = new LinkedHashMap<>(concepts);
    changes.forEach(concept -> changed.put(concept.id(), concept));
    return new Taxonomy(checked("(update)", changed), entities, words);
  }

  /**
   * Returns whether both taxonomies share entities and words, so that they differ at most in
   * concepts.
   */
  public boolean sharesEntitiesWith(Taxonomy other) {
    return entities == other.entities && words == other.words;
  }

  /** Returns a hash of the content; equal concepts, entities and words give the same version. */
  public String version() {
    return version;
  }

  public Collection<Concept> concepts() {
    return concepts.values();
  }

  /** Returns the concept with an id, or null. */
  public Concept concept(String id) {
    return concepts.get(id);
  }

  public Collection<Entity> entities() {
    return entities.values();
  }

  /** Returns the entity with an id, or null. */
  public Entity entity(String id) {
    return entities.get(id);
  }

  /** Returns the words that tell where the name of a person begins. */
  public PersonNameWords personNameWords() {
    return words.people();
  }

  /** Returns the words that make a name a part of a longer one. */
  public CompoundNameWords compoundNameWords() {
    return words.compounds();
  }

  /** Returns the words beside a name that tell what it means. */
  public NameContextWords nameContextWords() {
    return words.contexts();
  }

  /** Returns the triggers of events by kind. */
  public Map<String, List<String>> happeningTriggers() {
    return words.happenings();
  }

  /** Returns the other meanings that labels of concepts can have. */
  public List<OtherSense> senses() {
    return words.senses();
  }

  /** Returns the words by which literal translation replaces a word of a label. */
  public Map<String, List<String>> literalTranslations() {
    return words.literal();
  }

  /** Returns the ids of all concepts above a concept, nearest first. */
  public List<String> broader(String id) {
    return List.copyOf(allBroader(concepts, id));
  }
}
