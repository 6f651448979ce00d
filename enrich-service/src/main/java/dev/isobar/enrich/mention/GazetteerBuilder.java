package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.mention.GazetteerEntry.LabelType;
import dev.isobar.enrich.taxonomy.Entity;
import dev.isobar.enrich.taxonomy.Lexicon;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the lexicon of the names of all entities. */
final class GazetteerBuilder {
  private static final int MIN_SURNAME_LENGTH = 2;

  /** Suffixes after a family name: "Ferdinand Marcos Jr.", "King Charles III". */
  private static final Set<String> NAME_SUFFIXES =
      Set.of("Jr.", "Jr", "Sr.", "Sr", "I", "II", "III", "IV", "V", "VI", "X", "XIV", "XVI");

  private GazetteerBuilder() {}

  /** Returns the lexicon of a taxonomy. */
  static Lexicon<GazetteerEntry> lexicon(Taxonomy taxonomy) {
    Lexicon.Builder<GazetteerEntry> names = new Lexicon.Builder<>();
    Map<String, List<Entity>> bearers = new TreeMap<>();
    Set<String> listed = listed(taxonomy);
    for (Entity entity : taxonomy.entities()) {
      Set<String> restricted = new HashSet<>(entity.cautious());
      restricted.addAll(entity.weak());
      add(names, entity, LabelType.NAME, List.copyOf(entity.labels().values()), restricted);
      Set<String> familyNames = familyNames(entity);
      restricted.addAll(familyNames);
      Set<String> acronyms = shortAcronyms(entity, taxonomy.nameContextWords().acronyms());
      restricted.addAll(acronyms);
      add(names, entity, LabelType.ALIAS, entity.aliases(), restricted);
      add(names, entity, LabelType.NOISE, entity.noise(), Set.of());
      Set<String> weak = Set.copyOf(entity.weak());
      Set<String> cautious = new HashSet<>(entity.cautious());
      cautious.addAll(familyNames);
      add(names, entity, LabelType.CAUTIOUS, List.copyOf(cautious), weak);
      add(names, entity, LabelType.WEAK, entity.weak(), cautious);
      add(names, entity, LabelType.WEAK, List.copyOf(acronyms), weak);
      add(
          names,
          entity,
          LabelType.WEAK_CAUTIOUS,
          entity.weak().stream().filter(cautious::contains).toList(),
          Set.of());
      add(names, entity, LabelType.NEGATIVE, entity.negativeLabels(), Set.of());
      add(names, entity, LabelType.NEGATIVE, plurals(entity.negativeLabels()), Set.of());
      if (entity.type() == Type.PERSON) {
        addSpellings(names, entity, listed);
        entity.labels().values().stream()
            .map(name -> surname(taxonomy, entity, name))
            .flatMap(Optional::stream)
            .filter(surname -> !entity.aliases().contains(surname))
            .distinct()
            .forEach(s -> bearers.computeIfAbsent(s, key -> new ArrayList<>()).add(entity));
      }
    }
    Entity none = nothing();
    taxonomy.nameContextWords().phrases().stream()
        .flatMap(phrase -> Stream.concat(Stream.of(phrase), plurals(List.of(phrase)).stream()))
        .forEach(phrase -> names.add(phrase, new GazetteerEntry(none, LabelType.NEGATIVE)));
    bearers.forEach(
        (s, all) -> names.add(s, new GazetteerEntry(List.copyOf(all), LabelType.SURNAME)));
    return names.build();
  }

  /** Returns an entity for phrases that name no entity at all, such as "Brussels sprout". */
  private static Entity nothing() {
    List<String> no = List.of();
    return new Entity("place/none", Type.PLACE, "none", Map.of(), no, no, no, no, no, no, false);
  }

  /** Returns all names of the taxonomy in lower case. */
  private static Set<String> listed(Taxonomy taxonomy) {
    return taxonomy.entities().stream()
        .flatMap(
            e ->
                Stream.of(e.labels().values(), e.aliases(), e.weak(), e.cautious())
                    .flatMap(Collection::stream))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** Adds derived spellings, except those that are the name of another entity. */
  private static void addSpellings(
      Lexicon.Builder<GazetteerEntry> names, Entity person, Set<String> listed) {
    PersonSpellings.of(person)
        .forEach(
            (spelling, sure) -> {
              if (!listed.contains(spelling.toLowerCase(Locale.ROOT))) {
                LabelType kind = sure ? LabelType.ALIAS : LabelType.WEAK;
                names.add(spelling, new GazetteerEntry(person, kind));
              }
            });
  }

  /**
   * Returns the aliases that are only the end of a person's full name, such as "von der Leyen": in
   * "Otto von der Leyen" they mean somebody else.
   */
  private static Set<String> familyNames(Entity entity) {
    String name = entity.labels().getOrDefault("en", "");
    return entity.type() == Type.PERSON
        ? entity.aliases().stream()
            .filter(alias -> name.endsWith(" " + alias))
            .collect(Collectors.toSet())
        : Set.of();
  }

  /**
   * Returns the acronyms of two or three letters that mean many things, such as "GCF"; they need
   * the full name or a related entity in the text, unless everybody knows them or there is no other
   * name.
   */
  private static Set<String> shortAcronyms(Entity entity, Set<String> wellKnown) {
    return entity.type() == Type.PERSON
        ? Set.of()
        : entity.aliases().stream()
            .filter(alias -> alias.matches("[A-Z][A-Z0-9]{1,2}"))
            .filter(alias -> !wellKnown.contains(alias.toLowerCase(Locale.ROOT)))
            .filter(alias -> !entity.labels().containsValue(alias))
            .filter(alias -> !entity.cautious().contains(alias))
            .collect(Collectors.toSet());
  }

  /**
   * Returns the plurals of English phrases: "guinea pigs" is no more a country than "guinea pig".
   */
  private static List<String> plurals(List<String> phrases) {
    return phrases.stream()
        .filter(phrase -> phrase.matches("[\\p{L} '-]*[ -]\\p{Ll}+") && !phrase.endsWith("s"))
        .map(phrase -> phrase + (phrase.matches(".*(ch|sh|x|z)") ? "es" : "s"))
        .toList();
  }

  private static void add(
      Lexicon.Builder<GazetteerEntry> names,
      Entity entity,
      LabelType kind,
      List<String> labels,
      Set<String> excluded) {
    GazetteerEntry name = new GazetteerEntry(entity, kind);
    labels.stream().filter(label -> !excluded.contains(label)).forEach(l -> names.add(l, name));
  }

  /**
   * Returns the family name: "Podesta" for "John Podesta", "Liu" for "Liu Zhenmin", "波德斯塔" for
   * "约翰·波德斯塔"; empty for "刘振民".
   */
  static Optional<String> surname(Taxonomy taxonomy, Entity entity, String name) {
    boolean han = HanText.hasHan(name);
    String[] parts = name.split(han ? "·" : " ");
    if (parts.length < 2) {
      return Optional.empty();
    }
    // A dot in the Chinese name marks a Western name: "Lee Zeldin" is 李·泽尔丁.
    boolean western = entity.labels().getOrDefault("zh", "").contains("·");
    boolean familyFirst =
        !han && !western && taxonomy.personNameWords().familyFirst().contains(parts[0]);
    int last = parts.length - 1;
    if (last > 0 && NAME_SUFFIXES.contains(parts[last])) {
      last--;
    }
    String surname = familyFirst ? parts[0] : parts[last];
    return Optional.of(surname).filter(s -> s.length() >= MIN_SURNAME_LENGTH);
  }
}
