package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention.Type;
import dev.isobar.contracts.text.HanText;
import dev.isobar.enrich.mention.GazetteerEntry.LabelType;
import dev.isobar.enrich.taxonomy.Entity;
import dev.isobar.enrich.taxonomy.Lexicon;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
    for (Entity entity : taxonomy.entities()) {
      Set<String> restricted = new HashSet<>(entity.cautious());
      restricted.addAll(entity.weak());
      add(names, entity, LabelType.NAME, List.copyOf(entity.labels().values()), restricted);
      add(names, entity, LabelType.ALIAS, entity.aliases(), restricted);
      add(names, entity, LabelType.NOISE, entity.noise(), Set.of());
      Set<String> weak = Set.copyOf(entity.weak());
      Set<String> cautious = Set.copyOf(entity.cautious());
      add(names, entity, LabelType.CAUTIOUS, entity.cautious(), weak);
      add(names, entity, LabelType.WEAK, entity.weak(), cautious);
      add(
          names,
          entity,
          LabelType.WEAK_CAUTIOUS,
          entity.weak().stream().filter(cautious::contains).toList(),
          Set.of());
      add(names, entity, LabelType.NEGATIVE, entity.negativeLabels(), Set.of());
      if (entity.type() == Type.PERSON) {
        entity.labels().values().stream()
            .map(name -> surname(taxonomy, entity, name))
            .flatMap(Optional::stream)
            .filter(surname -> !entity.aliases().contains(surname))
            .distinct()
            .forEach(s -> bearers.computeIfAbsent(s, key -> new ArrayList<>()).add(entity));
      }
    }
    bearers.forEach(
        (s, all) -> names.add(s, new GazetteerEntry(List.copyOf(all), LabelType.SURNAME)));
    return names.build();
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
