package dev.isobar.ingest.feed.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isobar.contracts.RawArticle;
import dev.isobar.ingest.feed.document.FeedCandidate;
import java.util.List;

/**
 * Shows what a feed would bring at its first poll.
 *
 * @param status the status of the server's answer; null if the document was given
 * @param address the address that answered, after redirects
 * @param problem why the document cannot be read; null if it can
 * @param entries the entries with what would become of them, as the poll orders them
 * @param candidates addresses that may be feeds, if the address is a page; else null
 * @param warnings what was wrong and how it was read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedPreview(
    Integer status,
    String address,
    String problem,
    String format,
    String title,
    String language,
    String hub,
    List<Entry> entries,
    List<FeedCandidate> candidates,
    List<String> warnings) {

  /**
   * Shows one entry.
   *
   * @param needsPage whether its page would be fetched; then the content of {@code article} is what
   *     the feed has
   * @param article as it would be published, without its page; null if it would not be
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(
      String outcome,
      String detail,
      boolean needsPage,
      String title,
      String link,
      RawArticle article) {}
}
