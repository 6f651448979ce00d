package dev.isobar.query.search;

import dev.isobar.contracts.EnrichedArticle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of an article in which a query can search. */
enum SearchField {
  /** Title and text, if the query names no field. */
  TEXT('w', 'c'),
  /** The words of the title have the hashes of those of the text. */
  TITLE('w', 'c'),
  AUTHOR('a', 'A'),
  /** The feed and the publisher. */
  SOURCE('p', 'P');

  private final char word;
  private final char character;

  /**
   * @param word the kind of the hashes of words, see {@link SearchKeys#hash}
   * @param character the kind of the hashes of single Chinese characters
   */
  SearchField(char word, char character) {
    this.word = word;
    this.character = character;
  }

  /** Returns the field of {@code title:}, for example. */
  static Optional<SearchField> named(String name) {
    return Arrays.stream(values())
        .filter(field -> field != TEXT && field.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /** Returns the hash of a word without inflections. */
  long hash(String stem) {
    return SearchKeys.hash(word, stem);
  }

  /**
   * Returns the hash of a pair of characters.
   *
   * @param second {@link SearchTokenizer#NONE} for the last character of a run
   */
  long hash(int first, int second) {
    return SearchKeys.hash(word, first, second);
  }

  /** Returns the hash by which a single character is found. */
  long characterHash(int character) {
    return SearchKeys.hash(this.character, character, SearchTokenizer.NONE);
  }

  /** Returns the texts of the field, of which each is searched alone. */
  List<String> of(EnrichedArticle article) {
    List<String> texts = new ArrayList<>();
    switch (this) {
      case TEXT -> {
        texts.add(article.title());
        texts.add(article.text());
      }
      case TITLE -> texts.add(article.title());
      case AUTHOR -> texts.addAll(article.authors());
      case SOURCE -> {
        texts.add(article.source().feed());
        texts.add(article.source().publisher());
      }
    }
    texts.removeIf(text -> text == null);
    return texts;
  }
}
