package dev.isobar.query.article;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolation;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.search.IndexedText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An event as the view takes it.
 *
 * @param article what was read from it
 * @param document its value as it came
 * @param words text form of the {@code tsvector} of title and text
 */
public record ReceivedArticle(EnrichedArticle article, byte[] document, String words) {

  /** As the schema has it; the records do not check it. */
  private static final int MAX_ID = 200;

  /**
   * Reads an event's value.
   *
   * @param maxBytes the longest value that is read
   */
  public static ReceivedArticle read(byte[] value, int maxBytes) throws UnreadableArticle {
    try {
      if (value != null && value.length > maxBytes) {
        throw new UnreadableArticle(
            ContractViolation.Reason.TOO_LARGE.word(),
            "has %d bytes, the limit is %d: raise isobar.view.max-bytes"
                .formatted(value.length, maxBytes),
            null);
      }
      EnrichedArticle article = ContractJson.readEnriched(value, maxBytes);
      if (article.id().length() > MAX_ID || article.id().indexOf('\0') >= 0) {
        throw new ContractViolation("/id", "must be 200 characters at most, none of them NUL");
      }
      String words = IndexedText.of(article.title(), article.text()).toTsvector();
      return new ReceivedArticle(article, value, words);
    } catch (ContractViolation e) {
      throw new UnreadableArticle(e.reason().word(), e.getMessage(), e);
    } catch (RuntimeException | StackOverflowError e) {
      throw new UnreadableArticle("invalid", "cannot be read: " + e, e);
    }
  }

  /**
   * The newest revision of each article, in the order of ids: in that order each transaction locks
   * rows, so that two never wait for each other. Of equal revisions the later one wins.
   */
  public static List<ReceivedArticle> newest(List<ReceivedArticle> received) {
    Map<String, ReceivedArticle> newest = new HashMap<>(received.size() * 2);
    for (ReceivedArticle next : received) {
      newest.merge(
          next.article().id(),
          next,
          (was, is) -> is.article().revision() >= was.article().revision() ? is : was);
    }
    return newest.values().stream().sorted(Comparator.comparing(r -> r.article().id())).toList();
  }
}
