package dev.isobar.query.difference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * Holds what only the sources of one language or country say in a story.
 *
 * @param articles how many articles the story has
 * @param compared how many of them, the earliest ones, were compared
 * @param by what makes a side: {@code language} or {@code country}
 * @param sides the languages or countries, that with the most articles first; nothing differs if
 *     there is one
 */
@JsonPropertyOrder(alphabetic = false)
record StoryDifferences(String id, int articles, int compared, String by, List<Side> sides) {

  /**
   * Holds what only the sources of one side say, in each list what most texts say first.
   *
   * @param language null if countries are compared
   * @param country of the sources; null if languages are compared
   * @param articles how many articles are on this side
   * @param texts how many of them do not copy or translate another one
   */
  @JsonPropertyOrder(alphabetic = false)
  record Side(
      @JsonInclude(JsonInclude.Include.NON_NULL) String language,
      @JsonInclude(JsonInclude.Include.NON_NULL) String country,
      int articles,
      int texts,
      List<String> sources,
      List<Difference> people,
      List<Difference> organisations,
      List<Difference> places,
      List<Difference> instruments,
      List<Difference> dates,
      List<Difference> numbers,
      List<Difference> quotes) {

    /** Returns the language or the country. */
    String name() {
      return language == null ? country : language;
    }
  }

  /**
   * Holds one thing that only one side says.
   *
   * @param value the id of an entity; days, two with a slash between them for a range; a number
   *     with its unit; null for a quote
   * @param name the usual name of an entity; else the words of the text
   * @param articles how many articles say it
   * @param texts how many of these do not copy or translate another one
   * @param said where the earliest of them says it
   */
  @JsonPropertyOrder(alphabetic = false)
  record Difference(String value, String name, int articles, int texts, Passage said) {}

  /**
   * Holds a sentence of an article, word for word; of a long one the part around the place.
   *
   * @param article the id of the article
   */
  record Passage(String sentence, String article, String source) {}
}
