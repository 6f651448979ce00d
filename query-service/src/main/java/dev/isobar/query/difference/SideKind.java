package dev.isobar.query.difference;

import dev.isobar.contracts.EnrichedArticle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What makes a side of a story. */
enum SideKind {
  LANGUAGE(EnrichedArticle::language),
  /** That of the source; an article of which it is unknown is on no side. */
  COUNTRY(article -> article.source().country());

  private final Function<EnrichedArticle, String> side;

  SideKind(Function<EnrichedArticle, String> side) {
    this.side = side;
  }

  /** Returns the side of an article; null if it is on none. */
  String of(EnrichedArticle article) {
    return side.apply(article);
  }

  /** Returns the name in requests and answers. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SideKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  static List<String> words() {
    return Arrays.stream(values()).map(SideKind::word).toList();
  }
}
