package dev.isobar.enrich.taxonomy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Computes a hash of a taxonomy's content that does not depend on the order of reading. */
final class TaxonomyVersion {
  private static final int BYTES = 6;

  private TaxonomyVersion() {}

  static String of(Collection<Concept> concepts, Collection<Entity> entities, WordLists words) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      concepts.stream().map(TaxonomyVersion::canonical).sorted().forEach(c -> add(digest, c));
      entities.stream().map(TaxonomyVersion::canonical).sorted().forEach(e -> add(digest, e));
      PersonNameWords people = words.people();
      CompoundNameWords compounds = words.compounds();
      Stream.of(
              people.titles(),
              people.openers(),
              people.familyFirst(),
              compounds.heads(),
              compounds.tails())
          .flatMap(list -> list.stream().sorted())
          .forEach(word -> add(digest, word));
      add(digest, new TreeMap<>(compounds.continuations()).toString());
      add(digest, words.contexts().toString());
      add(digest, words.happenings().toString());
      words.senses().forEach(sense -> add(digest, sense.toString()));
      add(digest, words.literal().toString());
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns the content of a concept with its maps in sorted order, which the record's own text
   * does not guarantee.
   */
  private static String canonical(Concept c) {
    return String.join(
        "\u0001",
        c.id(),
        c.broader().toString(),
        c.definition(),
        new TreeMap<>(c.labels()).toString(),
        c.altLabels().toString(),
        c.cues().toString(),
        c.negativeLabels().toString(),
        c.noise().toString(),
        String.valueOf(c.relevance()));
  }

  private static String canonical(Entity e) {
    return String.join(
        "\u0001",
        e.id(),
        e.name(),
        new TreeMap<>(e.labels()).toString(),
        e.aliases().toString(),
        e.cautious().toString(),
        e.weak().toString(),
        e.negativeLabels().toString(),
        e.noise().toString(),
        e.context().toString(),
        String.valueOf(e.country()));
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
