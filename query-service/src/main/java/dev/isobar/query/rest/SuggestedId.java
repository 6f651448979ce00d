package dev.isobar.query.rest;

import dev.isobar.contracts.Sha256;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes ids of names: the Latin letters of a name, or a hash if it has none. */
public final class SuggestedId {
  /** What an id looks like. */
  public static final String PATTERN = "[a-z0-9][a-z0-9-]{0,63}";

  private static final int MAX_SLUG = 48;
  private static final int HASH_BYTES = 4;

  private SuggestedId() {}

  /**
   * Returns a free id.
   *
   * @param kind what the name is one of, such as {@code query}
   */
  public static String of(String name, String kind, Predicate<String> isTaken) {
    String slug =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String base =
        slug.isEmpty()
            ? kind + "-" + Sha256.hex(name.getBytes(StandardCharsets.UTF_8), HASH_BYTES)
            : slug.substring(0, Math.min(slug.length(), MAX_SLUG));
    String id = base;
    for (int number = 2; isTaken.test(id); number++) {
      id = base + "-" + number;
    }
    return id;
  }
}
