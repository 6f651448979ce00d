package dev.isobar.ingest.feed.definition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Says where the article is on its page.
 *
 * @param content the CSS selector of the article's element; null: the enricher finds it
 * @param remove CSS selectors of elements that are removed first
 * @param links the CSS selector of the links to articles on a page of kind {@link FeedKind#PAGE}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ExtractionHints(String content, List<String> remove, String links) {
  public static final ExtractionHints NONE = new ExtractionHints(null, null, null);

  /** Copies the list. */
  public ExtractionHints {
    remove = remove == null ? List.of() : List.copyOf(remove);
  }
}
