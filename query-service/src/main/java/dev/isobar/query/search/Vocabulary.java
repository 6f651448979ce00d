package dev.isobar.query.search;

import java.util.List;
import java.util.Optional;

/** Knows the words of all articles. */
public interface Vocabulary {
  /**
   * Returns the words without inflections that begin with a prefix; empty if they are too many for
   * a search by words.
   */
  Optional<List<String>> beginningWith(String prefix);
}
