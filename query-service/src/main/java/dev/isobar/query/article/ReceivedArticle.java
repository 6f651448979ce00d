package dev.isobar.query.article;

import dev.isobar.contracts.ContractJson;
import dev.isobar.contracts.ContractViolationException;
import dev.isobar.contracts.EnrichedArticle;
import dev.isobar.query.search.TermHashes;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds an enriched event with the columns that are derived from it.
 *
 * @param article the parsed event
 * @param document the value of the event, unchanged
 * @param keys see {@link ArticleKeys}
 * @param words the different words, see {@link TermHashes#words}
 */
public record ReceivedArticle(
    EnrichedArticle article, byte[] document, int[] keys, List<String> words) {

  /** The limit of the schema, which the records do not check. */
  private static final int MAX_ID = 200;

  /**
   * Parses the value of an event.
   *
   * @param maxBytes the size limit of the value
   */
  public static ReceivedArticle read(byte[] value, int maxBytes) throws UnreadableArticleException {
    try {
      if (value != null && value.length > maxBytes) {
        throw new UnreadableArticleException(
            ContractViolationException.Reason.TOO_LARGE.word(),
            "has %d bytes, the limit is %d: raise isobar.view.max-bytes"
                .formatted(value.length, maxBytes),
            null);
      }
      EnrichedArticle article = ContractJson.readEnriched(value, maxBytes);
      if (article.id().length() > MAX_ID || article.id().indexOf('\0') >= 0) {
        throw new ContractViolationException(
            "/id", "must have at most 200 characters, without NUL");
      }
      return of(article, value);
    } catch (ContractViolationException e) {
      throw new UnreadableArticleException(e.reason().word(), e.getMessage(), e);
    } catch (RuntimeException | StackOverflowError e) {
      throw new UnreadableArticleException("invalid", "cannot be read: " + e, e);
    }
  }

  /**
   * Returns an article that the database has.
   *
   * @param document in the format of {@link CompressedJson}
   */
  public static ReceivedArticle stored(byte[] document) {
    byte[] json = CompressedJson.unpack(document);
    return of(ContractJson.readEnriched(json, Integer.MAX_VALUE), json);
  }

  private static ReceivedArticle of(EnrichedArticle article, byte[] document) {
    TermHashes terms = TermHashes.of(article);
    return new ReceivedArticle(article, document, ArticleKeys.of(article, terms), terms.words());
  }

  /** Returns the article under another of its ids; only then its document changes. */
  ReceivedArticle withId(String id) {
    if (article.id().equals(id)) {
      return this;
    }
    EnrichedArticle other = article.withId(id);
    return new ReceivedArticle(other, ContractJson.write(other), keys, words);
  }

  /**
   * Returns the newest revision of each article, in the order of ids. Every transaction locks rows
   * in this order, so transactions cannot deadlock. Of equal revisions the later one wins.
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
