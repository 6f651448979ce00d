package dev.isobar.enrich.mention;

import dev.isobar.contracts.Mention.Type;
import dev.isobar.enrich.mention.Name.Kind;
import dev.isobar.enrich.taxonomy.Entity;
import dev.isobar.enrich.taxonomy.Lexicon;
import dev.isobar.enrich.taxonomy.Script;
import dev.isobar.enrich.taxonomy.Taxonomy;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lexicon of all names that the taxonomy's entities bear. */
final class Names {
  private static final int SHORTEST_SURNAME = 2;

  private Names() {}

  static Lexicon<Name> lexicon(Taxonomy taxonomy) {
    Lexicon.Builder<Name> names = new Lexicon.Builder<>();
    for (Entity entity : taxonomy.entities()) {
      Set<String> restricted = new HashSet<>(entity.cautious());
      restricted.addAll(entity.weak());
      add(names, entity, Kind.NAME, List.copyOf(entity.labels().values()), restricted);
      add(names, entity, Kind.ALIAS, entity.aliases(), restricted);
      add(names, entity, Kind.NOISE, entity.noise(), Set.of());
      add(names, entity, Kind.CAUTIOUS, entity.cautious(), Set.of());
      add(names, entity, Kind.WEAK, entity.weak(), Set.of());
      add(names, entity, Kind.NEGATIVE, entity.negativeLabels(), Set.of());
      if (entity.type() == Type.PERSON) {
        entity.labels().values().stream()
            .map(name -> surname(taxonomy, name))
            .flatMap(Optional::stream)
            .filter(surname -> !entity.aliases().contains(surname))
            .forEach(surname -> names.add(surname, new Name(entity, Kind.SURNAME)));
      }
    }
    return names.build();
  }

  private static void add(
      Lexicon.Builder<Name> names, Entity entity, Kind kind, List<String> labels, Set<String> not) {
    Name name = new Name(entity, kind);
    labels.stream().filter(label -> !not.contains(label)).forEach(l -> names.add(l, name));
  }

  /** "Podesta" of "John Podesta", "Liu" of "Liu Zhenmin", "波德斯塔" of "约翰·波德斯塔"; none of "刘振民". */
  static Optional<String> surname(Taxonomy taxonomy, String name) {
    boolean han = Script.hasHan(name);
    String[] parts = name.split(han ? "·" : " ");
    if (parts.length < 2) {
      return Optional.empty();
    }
    boolean familyFirst = !han && taxonomy.words().familyFirst().contains(parts[0]);
    String surname = familyFirst ? parts[0] : parts[parts.length - 1];
    return Optional.of(surname).filter(s -> s.length() >= SHORTEST_SURNAME);
  }
}
