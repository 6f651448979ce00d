package dev.isobar.query.search;

import static dev.isobar.query.ArticleBuilder.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.isobar.contracts.EnrichedArticle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Queries and texts of any characters agree with each other, and with the keys in the database. */
class SearchQueryPropertyTest {
  private static final String[] WORDS = {
    "coal", "Coals", "bio", "-", "fuels", " ", "  ", "\n", "29", "5", ".", ",", "g", "U.K.", "°",
    "₂", "²", "煤", "矿", "碳", "methane", "甲烷", "，", "é", "\u00AD", "title:", "*", "(", ")", "\"",
    "OR", "NOT", "'s", "한", "𠀀", "½"
  };

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(WORDS)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(list -> String.join("", list));
  }

  /** A query has a word where a text has one, so each part of a text without operators finds it. */
  @Property
  void aTextIsFoundByItsWords(@ForAll("texts") String text) {
    String unquoted = text.replace("\"", "");
    String query = "\"" + unquoted + "\"";
    if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
      assertThat(
              SearchQuery.parse("q", query, true)
                  .matches(IndexedText.of(article("a").text(unquoted).build())))
          .isTrue();
    }
  }

  @Property
  void hashesAgreeWithTheText(
      @ForAll("texts") String query,
      @ForAll("texts") String before,
      @ForAll("texts") String after) {
    if (query.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return;
    }
    for (String text : new String[] {before + query + after, before + " " + after, after + query}) {
      SearchQuery parsed = SearchQuery.parse("q", query, true);
      EnrichedArticle article = article("a").with("title", before).text(text).build();
      TermHashes terms = TermHashes.of(article);
      Set<Long> hashes = terms.hashes().boxed().collect(Collectors.toSet());
      Vocabulary vocabulary =
          prefix -> Optional.of(terms.words().stream().filter(w -> w.startsWith(prefix)).toList());
      boolean required =
          parsed.requiredHashes(vocabulary).stream()
              .allMatch(array -> Arrays.stream(array).anyMatch(hashes::contains));
      boolean matches = parsed.matches(IndexedText.of(article));
      if (matches) {
        assertThat(required).isTrue();
      }
      if (parsed.isDecidedByHashes()) {
        assertThat(matches).isEqualTo(required);
      }
    }
  }

  @Test
  void hashesDecideAboutWordsOnly() {
    assertThat(List.of("methane coal", "煤", "甲烷 OR coal", "author:smith"))
        .allMatch(query -> SearchQuery.parse("q", query, false).isDecidedByHashes());
    assertThat(List.of("\"carbon market\"", "coal -gas", "warmin*", "title:coal", "二氧化碳"))
        .noneMatch(query -> SearchQuery.parse("q", query, false).isDecidedByHashes());
  }
}
