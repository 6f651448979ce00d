package dev.isobar.enrich.taxonomy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds frequent names of persons in lower case, from the bundled {@code person-names.txt}: they
 * tell a person from a place of the same name, as in "Sydney Marlow" and "Peter Jordan".
 *
 * @param given given names that are neither usual words nor places
 * @param family family names that are no usual words
 * @param familyWords family names that are also usual words, such as "bell"; they need a further
 *     sign
 */
public record PersonNames(Set<String> given, Set<String> family, Set<String> familyWords) {
  private static final String RESOURCE = "/taxonomy/person-names.txt";
  private static final PersonNames BUNDLED = read();

  /** Returns the bundled names; they are read once. */
  public static PersonNames bundled() {
    return BUNDLED;
  }

  /** Returns whether a word in lower case is a family name. */
  public boolean isFamily(String word) {
    return family.contains(word) || familyWords.contains(word);
  }

  private static PersonNames read() {
    Map<String, Set<String>> names = new HashMap<>();
    try (InputStream in = PersonNames.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new TaxonomyException(RESOURCE, "-", "-", "is not on the classpath");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          List<String> words = List.of(line.split(" "));
          names
              .computeIfAbsent(words.get(0), kind -> new HashSet<>())
              .addAll(words.subList(1, words.size()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
    return new PersonNames(names.get("given"), names.get("family"), names.get("word"));
  }

  public PersonNames {
    given = Collections.unmodifiableSet(given);
    family = Collections.unmodifiableSet(family);
    familyWords = Collections.unmodifiableSet(familyWords);
  }
}
